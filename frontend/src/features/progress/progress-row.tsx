import { X } from 'lucide-react'
import type { Job } from '@/api/types'
import { IconButton } from '@/components/icon-button'
import { useNow } from '@/lib/now'
import type { Grouping } from './progress-groups'
import { isUnderWay, jobName, percentOf, progressText, timeLeft } from './progress-words'

type Props = { job: Job; grouping: Grouping; onCancel: (ids: readonly string[]) => void }

/** What it does and on which node, with how far it is. */
function UnderWay({ job, grouping }: Pick<Props, 'job' | 'grouping'>) {
  const text = progressText(job)
  return (
    <>
      <p className="progress-line">
        <span className="cut" title={text}>
          {text}
        </span>
        <span className="grow" />
        {grouping === 'panel' && <span className="cut">{job.backend_name}</span>}
      </p>
      <span
        className="bar"
        role="progressbar"
        aria-label={`${job.metadata.shot ?? 'A render'}: ${text}`}
        aria-valuenow={percentOf(job)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${job.progress * 100}%` }} />
      </span>
    </>
  )
}

/** One render: what it does, how far it is, how long it still takes. */
export function ProgressRow({ job, grouping, onCancel }: Props) {
  const now = useNow()
  const name = jobName(job, grouping)
  const left = timeLeft(job, now)
  return (
    <li className="progress-row">
      <div className="progress-line" title={job.waits_for ?? undefined}>
        <b className="cut">{name}</b>
        <span className="grow" />
        <span>{isUnderWay(job) ? `${percentOf(job)} %` : progressText(job)}</span>
        {left && <span className="t3 progress-left">{left}</span>}
        <IconButton label={`Cancel ${name}`} size="small" onPress={() => onCancel([job.job_id])}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {isUnderWay(job) && <UnderWay job={job} grouping={grouping} />}
    </li>
  )
}
