import { OctagonX, SquareDashed } from 'lucide-react'
import { thumbnailWidth } from '@/api/pictures'
import { PreviewPicture } from '@/components/pictures/preview-picture'
import { TakePicture } from '@/components/pictures/take-picture'
import type { Shot } from '@/lib/document/model'
import { chosenOf, type PanelState } from '@/lib/jobs/panel-state'
import { useJobState } from '@/lib/project/project-context'
import { useBoard } from '../../board-context'
import { useTakes } from '../../use-panel-state'
import { openShot } from '../../viewing/viewing-ui'
import { useCanvasDetail } from '../detail-context'
import { FrameGuides } from '../guides/frame-guides'
import { PANEL_WIDTH } from '../layout'
import { PanelVideo } from './panel-video'

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

function Progress({ code, state }: { code: string; state: PanelState & { kind: 'rendering' } }) {
  return (
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
  )
}

/** The picture to show: the chosen take, or one just written that is still on its way into the document. */
function useShown(shot: Shot) {
  const takes = useTakes(shot.id)
  const written = useJobState((jobs) => jobs.written[shot.id])
  const take = chosenOf(takes, shot.chosenTake)
  const isComing = written && !takes.some(({ id }) => id === written.take_id)
  return { picture: isComing ? written : take, take: isComing ? undefined : take }
}

type Props = {
  shot: Shot
  state: PanelState
  /** Board px. */
  width: number
  isPlaying: boolean
  onPlay: (isPlaying: boolean) => void
}

/** The picture of a panel: the take, its preview while it renders, or the reason why there is none. */
export function PanelPicture({ shot, state, width, isPlaying, onPlay }: Props) {
  const { previews } = useBoard()
  const { detail, pictureWidth } = useCanvasDetail()
  const job = useJobState(({ byShot }) => byShot[shot.id])
  const { picture, take } = useShown(shot)
  const dropPreview = () => {
    if (job?.status === 'done') previews.drop(job.job_id)
  }
  const wanted = width > PANEL_WIDTH ? thumbnailWidth((pictureWidth * width) / PANEL_WIDTH) : null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter on the panel does the same
    <div className="panel-picture" onDoubleClick={() => take && openShot(shot.id)}>
      {picture && (
        <TakePicture take={picture} width={wanted ?? pictureWidth} onShown={dropPreview} />
      )}
      {take?.kind === 'video' && detail !== 'tile' && (
        <PanelVideo take={take} isPlaying={isPlaying} onPlay={onPlay} />
      )}
      {job && <PreviewPicture jobId={job.job_id} />}
      {!picture && state.kind !== 'failed' && detail !== 'tile' && (
        <i aria-hidden className="thirds" />
      )}
      {!picture && detail === 'full' && <Words state={state} />}
      {picture && detail !== 'tile' && <FrameGuides camera={shot.camera} />}
      {state.kind === 'rendering' && <Progress code={shot.code} state={state} />}
    </div>
  )
}
