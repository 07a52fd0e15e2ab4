import { useQuery } from '@tanstack/react-query'
import { Aperture } from 'lucide-react'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Shot, Take } from '@/lib/document/model'
import { openSection, showShot } from '../../board-ui'
import { useGenerate } from '../../generate/use-generate'
import { useTakes } from '../../use-panel-state'
import { lensLine, versionLabel } from '../captions'
import { PanelButton } from './panel-button'

function Lens({ shot }: { shot: Shot }) {
  const { data: catalogue } = useQuery(catalogueQuery(useApi()))
  const words = lensLine(shot, catalogue?.fields ?? [])
  if (words === '') return null
  return (
    <button
      type="button"
      className="nodrag nopan lens"
      title="Camera of the shot"
      onClick={() => {
        showShot(shot.id)
        openSection('camera')
      }}
    >
      {words}
    </button>
  )
}

function Ticks({ takes, chosen }: { takes: readonly Take[]; chosen: Take }) {
  return (
    <span className="ticks" aria-hidden>
      {takes.slice(-12).map((take) => (
        <i key={take.id} className={take.id === chosen.id ? 'on' : ''} />
      ))}
    </span>
  )
}

export function Rendered({ shot, take }: { shot: Shot; take: Take }) {
  const takes = useTakes(shot.id)
  return (
    <>
      <Lens shot={shot} />
      <span className="grow" />
      <Ticks takes={takes} chosen={take} />
      <span className="t3">{versionLabel(take.version)}</span>
    </>
  )
}

export function Empty({ shot }: { shot: Shot }) {
  const generate = useGenerate()
  return (
    <>
      <Lens shot={shot} />
      <span className="grow" />
      <PanelButton
        label={`Generate ${shot.code}`}
        text="Generate"
        onPress={() => void generate(shot.id)}
      >
        <Aperture size={16} strokeWidth={1.6} aria-hidden />
      </PanelButton>
    </>
  )
}
