import {
  CircleCheck,
  CirclePause,
  CloudOff,
  Hourglass,
  LoaderCircle,
  LockKeyhole,
  ShieldAlert,
} from 'lucide-react'
import type { Backend } from '@/api/types'

const marks = {
  idle: { Icon: CircleCheck, text: 'Online', className: 'status-rendered' },
  busy: { Icon: LoaderCircle, text: 'Rendering', className: 'status-rendering' },
  draining: { Icon: Hourglass, text: 'Draining', className: 'status-queued' },
  quarantined: { Icon: ShieldAlert, text: 'Quarantined', className: 'status-warn' },
  unauthorised: { Icon: LockKeyhole, text: 'Authentication failed', className: 'status-failed' },
  offline: { Icon: CloudOff, text: 'Offline', className: 'text-3' },
  disabled: { Icon: CirclePause, text: 'Disabled', className: 'text-3' },
} as const

type Props = { node: Pick<Backend, 'status'>; hasWord?: boolean }

/** How a node is: shape and colour, with the word beside it or for those who do not see the shape. */
export function NodeMark({ node, hasWord = false }: Props) {
  const { Icon, text, className } = marks[node.status]
  return (
    <span className={`status ${className}`} title={hasWord ? undefined : text}>
      <Icon size={14} strokeWidth={2} aria-hidden />
      {hasWord ? text : <span className="visually-hidden">{text}</span>}
    </span>
  )
}
