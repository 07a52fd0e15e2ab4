import { CircleCheck, Clock, LoaderCircle, OctagonX, SquareDashed } from 'lucide-react'
import type { PanelState } from '@/lib/jobs/panel-state'

const icons = {
  empty: SquareDashed,
  queued: Clock,
  rendering: LoaderCircle,
  rendered: CircleCheck,
  failed: OctagonX,
}

type Props = { kind: PanelState['kind']; size?: number }

/** The shape of a status; the word stands beside it or in the label of its row. */
export function StatusIcon({ kind, size = 14 }: Props) {
  const Icon = icons[kind]
  return (
    <span className={`status status-${kind}`}>
      <Icon
        size={size}
        strokeWidth={2}
        aria-hidden
        className={kind === 'rendering' ? 'spin' : ''}
      />
    </span>
  )
}
