import { X } from 'lucide-react'
import { useJobActions } from '@/components/jobs/use-job-actions'
import type { PanelState } from '@/lib/jobs/panel-state'
import { clock, secondsLeft } from '@/lib/jobs/time-left'
import { useJobState } from '@/lib/project/project-context'
import { StatusIcon } from '../../status-icon'
import { PanelButton } from './panel-button'

/** "Sampling 5 of 14"; where there is little room, "5 of 14". */
function StageWords({ text }: { text: string }) {
  const [where, step] = text.split(/ (?=\d+ of \d+$)/)
  if (!step) return <span className="cut t1">{text}</span>
  return (
    <span className="cut t1 stage" title={text}>
      <span className="stage-class">{where} </span>
      {step}
    </span>
  )
}

export function Rendering({
  state,
  code,
}: {
  state: PanelState & { kind: 'rendering' }
  code: string
}) {
  const left = useJobState(({ jobs }) => {
    const job = jobs[state.jobId]
    return job ? secondsLeft(job, Date.now()) : null
  })
  const { cancel } = useJobActions()
  return (
    <>
      <StatusIcon kind="rendering" />
      <StageWords text={state.text} />
      <span className="grow" />
      <span className="t3">
        {left === null ? `${Math.round(state.fraction * 100)} %` : clock(left)}
      </span>
      <PanelButton label={`Cancel render of ${code}`} onPress={() => cancel([state.jobId])}>
        <X size={14} aria-hidden />
      </PanelButton>
    </>
  )
}

export function Queued({ state, code }: { state: PanelState & { kind: 'queued' }; code: string }) {
  const { cancel } = useJobActions()
  const { jobId } = state
  return (
    <>
      <StatusIcon kind="queued" />
      <span className="cut">{state.text}</span>
      <span className="grow" />
      {jobId && (
        <PanelButton label={`Take ${code} out of the queue`} onPress={() => cancel([jobId])}>
          <X size={14} aria-hidden />
        </PanelButton>
      )}
    </>
  )
}
