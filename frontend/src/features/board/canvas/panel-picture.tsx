import { OctagonX, SquareDashed } from 'lucide-react'
import { useBoard, useBoardState, useJobState } from '../board-context'
import { chosenOf, type PanelState } from '../jobs/panel-state'
import { useTakes } from '../use-panel-state'
import { ComingPicture } from './coming-picture'
import { useCanvasDetail } from './detail-context'
import { PreviewPicture } from './preview-picture'
import { TakePicture } from './take-picture'

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
  const jobId = useJobState(({ byShot }) => byShot[shotId]?.job_id)
  const take = chosenOf(takes, chosenTake)
  const outputs = useJobState(({ byShot }) => byShot[shotId]?.outputs)
  const coming = outputs?.find(({ take_id }) => !takes.some(({ id }) => id === take_id))
  const dropPreview = () => {
    if (jobId && state.kind === 'rendered') previews.drop(jobId)
  }
  return (
    <div className="panel-picture">
      {take && <TakePicture take={take} width={pictureWidth} onShown={dropPreview} />}
      {coming && <ComingPicture output={coming} width={pictureWidth} />}
      {jobId && <PreviewPicture jobId={jobId} />}
      {!take && state.kind !== 'failed' && <Thirds />}
      {!take && detail === 'full' && <Words state={state} />}
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
