import { Ban, CircleCheck, Clock, LoaderCircle, OctagonX } from 'lucide-react'
import type { Condition } from '@/lib/jobs/conditions'

const marks = {
  rendering: { Icon: LoaderCircle, className: 'status-rendering' },
  waiting: { Icon: Clock, className: 'status-queued' },
  failed: { Icon: OctagonX, className: 'status-failed' },
  done: { Icon: CircleCheck, className: 'status-rendered' },
  cancelled: { Icon: Ban, className: 'status-empty' },
} as const

export const conditionLabels: Record<Condition, string> = {
  rendering: 'Rendering',
  waiting: 'Waiting',
  failed: 'Failed',
  done: 'Done',
  cancelled: 'Cancelled',
}

/** The shape of a job's condition; the word stands beside it or in the label of its row. */
type Props = { condition: Condition; isStill?: boolean }

export function ConditionIcon({ condition, isStill = false }: Props) {
  const { Icon, className } = marks[condition]
  return (
    <span className={`status ${className}`}>
      <Icon
        size={14}
        strokeWidth={2}
        aria-hidden
        className={condition === 'rendering' && !isStill ? 'spin' : ''}
      />
    </span>
  )
}
