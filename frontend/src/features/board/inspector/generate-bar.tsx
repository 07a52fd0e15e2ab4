import { Aperture } from 'lucide-react'
import { Button } from '@/components/button'
import type { Shot } from '@/lib/document/model'
import { useBoardUi } from '../board-ui'
import { useGenerate } from '../generate/use-generate'
import { StatusIcon } from '../status-icon'
import { usePanelState } from '../use-panel-state'

/** The one thing to do next. */
export function GenerateBar({ shot }: { shot: Shot }) {
  const generate = useGenerate()
  const selected = useBoardUi((ui) => ui.selected)
  const state = usePanelState(shot.id)
  const ids = selected.size > 1 ? [...selected] : [shot.id]
  const isUnderWay = state.kind === 'queued' || state.kind === 'rendering'
  return (
    <div className="generate-bar">
      <Button
        look="solid"
        onPress={() => ids.forEach((id) => void generate(id, { interactive: ids.length === 1 }))}
      >
        <Aperture size={16} strokeWidth={1.6} aria-hidden />
        {ids.length > 1 ? `Generate ${ids.length} shots` : 'Generate'}
        <kbd>{ids.length > 1 ? '⇧G' : 'G'}</kbd>
      </Button>
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
