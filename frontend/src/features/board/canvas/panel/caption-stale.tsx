import { History, RefreshCw } from 'lucide-react'
import type { Shot } from '@/lib/document/model'
import type { Staleness } from '@/lib/document/stale'
import { useGenerate } from '../../generate/use-generate'
import { PanelButton } from './panel-button'

/** What changed since the take was ordered, and the way to one that is as the shot says. */
export function Stale({ shot, stale }: { shot: Shot; stale: Staleness }) {
  const generate = useGenerate()
  return (
    <>
      <History size={14} aria-hidden className="status-stale" />
      <span className="cut status-stale" title={stale.words}>
        {stale.words}
      </span>
      <span className="grow" />
      <PanelButton
        label={`Render ${shot.code} again`}
        hint="Render again  G"
        onPress={() => void generate(shot.id)}
      >
        <RefreshCw size={14} aria-hidden />
      </PanelButton>
    </>
  )
}
