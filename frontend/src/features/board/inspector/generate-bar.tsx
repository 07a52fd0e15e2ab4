import { Aperture, SlidersHorizontal } from 'lucide-react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import type { Shot } from '@/lib/document/model'
import { clock } from '@/lib/jobs/time-left'
import { keyLabel } from '@/lib/keys'
import { costWords } from '../generate/cost'
import { openGenerate } from '../generate/generate-ui'
import { oneDraft } from '../generate/plan'
import { useCost } from '../generate/use-cost'
import { useGenerate } from '../generate/use-generate'
import { StatusIcon } from '../status-icon'
import { usePanelState } from '../use-panel-state'
import { useSelectedShots } from './use-selected-shots'

/** What pressing the button will take, where anybody knows. */
function Expected({ shots }: { shots: readonly Shot[] }) {
  const cost = useCost(shots, oneDraft)
  if (cost.seconds === null) return null
  return (
    <span className="t3" title={costWords(cost)}>
      {clock(cost.waits + cost.seconds)}
    </span>
  )
}

/** The one thing to do next. */
export function GenerateBar({ shot }: { shot: Shot }) {
  const generate = useGenerate()
  const shots = useSelectedShots(shot)
  const state = usePanelState(shot.id)
  const ids = shots.map(({ id }) => id)
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
      {isUnderWay ? (
        <span className="status t3 cut">
          <StatusIcon kind={state.kind} />
          <span className="cut">{state.text}</span>
        </span>
      ) : (
        <Expected shots={shots} />
      )}
    </div>
  )
}
