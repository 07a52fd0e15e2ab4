import { Aperture, SlidersHorizontal } from 'lucide-react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import type { Shot } from '@/lib/document/model'
import { keyLabel } from '@/lib/keys'
import { openGenerate } from '../generate/generate-ui'
import { useGenerate } from '../generate/use-generate'
import { StatusIcon } from '../status-icon'
import { usePanelState } from '../use-panel-state'
import { useInspected } from './inspected'

/** The one thing to do next. */
export function GenerateBar({ shot }: { shot: Shot }) {
  const generate = useGenerate()
  const { selected } = useInspected()
  const state = usePanelState(shot.id)
  const ids = selected.size > 1 ? [...selected] : [shot.id]
  const isUnderWay = state.kind === 'queued' || state.kind === 'rendering'
  return (
    <div className="generate-bar">
      <Button look="solid" onPress={() => void generate(ids)}>
        <Aperture size={16} strokeWidth={1.6} aria-hidden />
        {ids.length > 1 ? `Generate ${ids.length} shots` : 'Generate'}
        <kbd>{ids.length > 1 ? '⇧G' : 'G'}</kbd>
      </Button>
      <IconButton
        label="Several takes, on chosen nodes"
        shortcut={keyLabel('alt+g')}
        onPress={() => openGenerate(ids.length > 1 ? 'selected' : 'current')}
      >
        <SlidersHorizontal size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <span className="grow" />
      {isUnderWay && (
        <span className="status t3 cut">
          <StatusIcon kind={state.kind} />
          <span className="cut">{state.text}</span>
        </span>
      )}
    </div>
  )
}
