import { CircleCheck, CirclePause, CloudOff, LoaderCircle } from 'lucide-react'
import type { Backend } from '@/api/types'
import { nodeCondition } from './node-facts'

const marks = {
  idle: { Icon: CircleCheck, text: 'Online', className: 'status-rendered' },
  busy: { Icon: LoaderCircle, text: 'Rendering', className: 'status-rendering' },
  offline: { Icon: CloudOff, text: 'Offline', className: 'text-3' },
  disabled: { Icon: CirclePause, text: 'Disabled', className: 'text-3' },
} as const

/** Shape, word and colour. */
export function NodeStatus({ node }: { node: Backend }) {
  const { Icon, text, className } = marks[nodeCondition(node)]
  return (
    <span className={`status ${className}`}>
      <Icon size={14} strokeWidth={2} aria-hidden />
      {text}
    </span>
  )
}
