import { ArrowUpToLine, RotateCw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Job } from '@/api/types'
import type { Condition } from '@/lib/jobs/conditions'
import { useQueue } from './queue-context'

type VerbProps = { label: string; isReachable: boolean; onPress: () => void; children: ReactNode }

/** A plain button: there are several in each of ten thousand rows. */
function VerbButton({ label, isReachable, onPress, children }: VerbProps) {
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={label}
      title={label}
      tabIndex={isReachable ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation()
        onPress()
      }}
    >
      {children}
    </button>
  )
}

type VerbsProps = { job: Job; condition: Condition; name: string; isReachable: boolean }

/** What one press does: retry, to the front, cancel. */
export function JobVerbs({ job, condition, name, isReachable }: VerbsProps) {
  const { actions } = useQueue()
  const id = job.job_id
  const isOpen = condition === 'rendering' || condition === 'waiting'
  return (
    <>
      {(condition === 'failed' || condition === 'cancelled') && (
        <VerbButton
          label={`Retry ${name}`}
          isReachable={isReachable}
          onPress={() => void actions.retry([id])}
        >
          <RotateCw size={14} aria-hidden />
        </VerbButton>
      )}
      {job.status === 'queued' && (
        <VerbButton
          label={`Move ${name} to the front`}
          isReachable={isReachable}
          onPress={() => void actions.toFront([id])}
        >
          <ArrowUpToLine size={14} aria-hidden />
        </VerbButton>
      )}
      {isOpen && (
        <VerbButton
          label={`Cancel ${name}`}
          isReachable={isReachable}
          onPress={() => void actions.cancel([id])}
        >
          <X size={14} aria-hidden />
        </VerbButton>
      )}
    </>
  )
}
