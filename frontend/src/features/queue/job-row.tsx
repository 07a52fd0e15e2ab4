import { memo } from 'react'
import type { Job } from '@/api/types'
import { PreviewPicture } from '@/components/pictures/preview-picture'
import { type Condition, conditionOf } from '@/lib/jobs/conditions'
import type { Step } from '@/lib/jobs/job-store'
import { useBoardState, useJobState } from '@/lib/project/project-context'
import { ConditionIcon, conditionLabels } from './condition-icon'
import { MenuButton } from './job-menu'
import { jobName } from './job-name'
import { JobVerbs } from './job-verbs'
import { useQueue } from './queue-context'
import { Row } from './queue-row'
import type { JobRow } from './queue-rows'
import { useQueueUi } from './queue-ui'
import { nodeWords, stageWords } from './queue-words'
import type { RowProps } from './row-props'
import { TimeCell } from './time-cell'

/** A job as it stands with the newest step, of which the list itself knows nothing. */
function withStep(job: Job, step: Step | undefined): Job {
  return step ? { ...job, ...step, status: 'running' } : job
}

function StageCell({ job, condition }: { job: Job; condition: Condition }) {
  const { forecast, nameOf } = useQueue()
  const words = stageWords(job, forecast.outlooks.get(job.job_id), nameOf)
  if (condition === 'failed') {
    return (
      <span className="status-failed cut" title={job.error_message ?? undefined}>
        {words}
      </span>
    )
  }
  if (condition !== 'rendering') return <span className="cut">{words}</span>
  const percent = Math.round(job.progress * 100)
  return (
    <span className="queue-progress">
      <span className="cut t1">{words}</span>
      <span
        className="bar"
        role="progressbar"
        aria-label={words}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${percent}%` }} />
      </span>
    </span>
  )
}

type Props = RowProps & { row: JobRow; showsShot: boolean }

export const JobLine = memo(function JobLine({ row, showsShot, ...props }: Props) {
  const step = useJobState(({ steps }) => steps[row.id])
  const isSelected = useQueueUi(({ selected }) => selected.has(row.id))
  const takes = useBoardState((state) => state.takes)
  const { titleOf, nameOf, forecast } = useQueue()
  const job = withStep(row.job, step)
  const condition = conditionOf(job)
  const title = jobName(job, titleOf(job.metadata.template_id), takes)
  const { code } = row.group
  const name = `${code}, ${title}`
  const words = stageWords(job, forecast.outlooks.get(job.job_id), nameOf)
  return (
    <Row
      {...props}
      row={row}
      label={[name, conditionLabels[condition], words].join(', ')}
      isSelected={isSelected}
      className="queue-job"
    >
      <td className="queue-state">
        <ConditionIcon condition={condition} />
        {condition === 'rendering' && (
          <span className="queue-preview">
            <PreviewPicture jobId={job.job_id} />
          </span>
        )}
      </td>
      <td className="cut">
        {showsShot && <b>{code} </b>}
        {title}
        {job.priority !== 0 && <span className="t3"> priority {job.priority}</span>}
      </td>
      <td className="cut t3">{nodeWords(job, nameOf)}</td>
      <td className="cut">
        <StageCell job={job} condition={condition} />
      </td>
      <td className="queue-time t3">
        <TimeCell job={job} />
      </td>
      <td className="queue-verbs">
        <JobVerbs job={job} condition={condition} name={name} isReachable={props.isCurrent} />
        <MenuButton jobs={[job]} name={name} isReachable={props.isCurrent} />
      </td>
    </Row>
  )
})
