import { OctagonX, SquareDashed } from 'lucide-react'
import { PreviewPicture } from '@/components/pictures/preview-picture'
import { TakePicture } from '@/components/pictures/take-picture'
import { chosenOf, type PanelState } from '@/lib/jobs/panel-state'
import { useBoardState, useJobState } from '@/lib/project/project-context'
import { useBoard } from '../board-context'
import { useTakes } from '../use-panel-state'
import { useCanvasDetail } from './detail-context'

function Thirds() {
  return (
    <svg className="thirds" viewBox="0 0 3 3" preserveAspectRatio="none" aria-hidden="true">
      <path d="M1 0V3M2 0V3M0 1H3M0 2H3" />
    </svg>
  )
}

function Words({ state }: { state: PanelState }) {
  if (state.kind === 'empty') {
    return (
      <p className="void one">
        <SquareDashed size={14} aria-hidden />
        No take yet
      </p>
    )
  }
  if (state.kind !== 'failed') return null
  return (
    <p className="void">
      <OctagonX size={16} aria-hidden className="status-failed" />
      <span className="cause">{state.cause}</span>
    </p>
  )
}

type Props = { shotId: string; code: string; state: PanelState }

/** The picture of a panel: the take, its preview while it renders, or the reason why there is none. */
export function PanelPicture({ shotId, code, state }: Props) {
  const { previews } = useBoard()
  const { detail, pictureWidth } = useCanvasDetail()
  const takes = useTakes(shotId)
  const chosenTake = useBoardState(({ shots }) => shots[shotId]?.chosenTake ?? null)
  const job = useJobState(({ byShot }) => byShot[shotId])
  const written = useJobState(({ written }) => written[shotId])
  const take = chosenOf(takes, chosenTake)
  // A picture just written is shown while its take is still on the way into the document.
  const isComing = written && !takes.some(({ id }) => id === written.take_id)
  const picture = isComing ? written : take
  const dropPreview = () => {
    if (job?.status === 'done') previews.drop(job.job_id)
  }
  return (
    <div className="panel-picture">
      {picture && <TakePicture take={picture} width={pictureWidth} onShown={dropPreview} />}
      {job && <PreviewPicture jobId={job.job_id} />}
      {!picture && state.kind !== 'failed' && <Thirds />}
      {!picture && detail === 'full' && <Words state={state} />}
      {state.kind === 'rendering' && (
        <span
          className="bar"
          role="progressbar"
          aria-label={`${code} ${state.text}`}
          aria-valuenow={Math.round(state.fraction * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${state.fraction * 100}%` }} />
        </span>
      )}
    </div>
  )
}
