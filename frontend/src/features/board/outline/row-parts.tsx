import { History, Star } from 'lucide-react'
import { counted } from '@/lib/format/counted'
import type { PanelState } from '@/lib/jobs/panel-state'
import { StatusIcon } from '../status-icon'

/** Whether the take is as its shot says comes before that there is one. */
export function RowStatus({ state, isStale }: { state: PanelState; isStale: boolean }) {
  if (!isStale || state.kind !== 'rendered') return <StatusIcon kind={state.kind} />
  return (
    <span className="status status-stale">
      <History size={14} strokeWidth={2} aria-hidden />
    </span>
  )
}

export function RowStars({ stars }: { stars: number }) {
  if (stars === 0) return null
  return (
    <>
      <span className="visually-hidden">, {counted(stars, 'star')}</span>
      <span className="row-stars t3" aria-hidden>
        {stars}
        <Star size={11} fill="currentColor" />
      </span>
    </>
  )
}
