import { X } from 'lucide-react'
import type { Job } from '@/api/types'
import { IconButton } from '@/components/icon-button'
import { useNow } from '@/lib/now'
import type { Grouping } from './progress-groups'
import { jobName, percentOf, progressText, timeLeft } from './progress-words'

type Props = { job: Job; grouping: Grouping; onCancel: (ids: readonly string[]) => void }

/** One render: what it does, how far it is, how long it still takes. */
export function ProgressRow({ job, grouping, onCancel }: Props) {
  const now = useNow()
  const name = jobName(job, grouping)
  const text = progressText(job)
  const left = timeLeft(job, now)
  const isUnderWay = job.status === 'running' || job.status === 'collecting'
  return (
    <li className="progress-row">
      <div className="progress-line">
        <b className="cut">{name}</b>
        {grouping === 'panel' && job.backend_name && (
          <span className="t3 cut">{job.backend_name}</span>
        )}
        <span className="grow" />
        {isUnderWay && <span>{percentOf(job)} %</span>}
        {left && <span className="t3">{left}</span>}
        <IconButton label={`Cancel ${name}`} size="small" onPress={() => onCancel([job.job_id])}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <p className="cut" title={text}>
        {text}
      </p>
      {isUnderWay && (
        <span
          className="bar"
          role="progressbar"
          aria-label={`${job.metadata.shot ?? name}: ${text}`}
          aria-valuenow={percentOf(job)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${job.progress * 100}%` }} />
        </span>
      )}
    </li>
  )
}
