import { memo } from 'react'
import { SMALL } from '@/api/pictures'
import { TakePicture } from '@/components/pictures/take-picture'
import { secondsOf } from '@/lib/document/duration'
import { fixed } from '@/lib/format/figures'
import { chosenOf } from '@/lib/jobs/panel-state'
import { useBoardState } from '@/lib/project/project-context'
import { dragFile } from '@/lib/workflow/dragged-file'
import { showShot, useBoardUi } from '../board-ui'
import { statusWords } from '../canvas/captions'
import { StatusIcon } from '../status-icon'
import { usePanelState, useTakes } from '../use-panel-state'
import { frameName } from './film-frames'

type Props = { shotId: string; left: number; width: number }

export const FilmFrame = memo(function FilmFrame({ shotId, left, width }: Props) {
  const code = useBoardState(({ shots }) => shots[shotId]?.code ?? '')
  const duration = useBoardState(({ shots }) => shots[shotId]?.duration ?? null)
  const fps = useBoardState(({ project }) => project.fps)
  const chosenTake = useBoardState(({ shots }) => shots[shotId]?.chosenTake ?? null)
  const state = usePanelState(shotId)
  const takes = useTakes(shotId)
  const isSelected = useBoardUi((ui) => ui.selected.has(shotId))
  const isCurrent = useBoardUi((ui) => ui.current === shotId)
  const take = chosenOf(takes, chosenTake)
  const seconds = secondsOf(duration, fps)
  return (
    <li style={{ left, width }}>
      <button
        type="button"
        className={`frame is-${state.kind}${isSelected ? ' is-selected' : ''}`}
        aria-label={frameName({ code, seconds, status: statusWords(state, takes) })}
        aria-current={isCurrent || undefined}
        onClick={() => showShot(shotId)}
        draggable={take !== undefined}
        onDragStart={(event) => take && dragFile(event, take.path)}
      >
        <span className="frame-picture">
          {take ? (
            <TakePicture take={take} width={SMALL} />
          ) : (
            <StatusIcon kind={state.kind} size={16} />
          )}
        </span>
        <span className="frame-words">
          <b>{code}</b> {seconds !== null && <span className="t3">{fixed(seconds, 1)}</span>}
        </span>
      </button>
    </li>
  )
})
