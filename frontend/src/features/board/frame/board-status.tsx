import { History, OctagonX } from 'lucide-react'
import { useMemo } from 'react'
import { RoomStatus } from '@/components/room/room-status'
import type { Take } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { counted } from '@/lib/format/counted'
import { panelState } from '@/lib/jobs/panel-state'
import { useBoardState, useJobState } from '@/lib/project/project-context'
import { useBoardUi } from '../board-ui'
import { openGenerate } from '../generate/generate-ui'
import { useReadingOrder, useStaleShots } from '../use-order'

const noTakes: readonly Take[] = []

function useFailures(): number {
  const shots = useBoardState((state) => state.shots)
  const takes = useBoardState((state) => state.takes)
  const byShot = useJobState((state) => state.byShot)
  const orders = useJobState((state) => state.orders)
  return useMemo(
    () =>
      Object.values(shots).filter(({ id, chosenTake }) => {
        const facts = {
          job: byShot[id],
          order: orders[id],
          takes: takes[id] ?? noTakes,
          chosenTake,
        }
        return panelState(facts).kind === 'failed'
      }).length,
    [shots, takes, byShot, orders],
  )
}

function Selection() {
  const count = useBoardUi((ui) => ui.selected.size)
  const current = useBoardUi((ui) => ui.current)
  const code = useBoardState(({ shots }) =>
    current === null ? undefined : shots[current] && slate(shots[current]),
  )
  if (!code) return null
  return <span>{count > 1 ? `${count} selected` : `${code} selected`}</span>
}

export function BoardStatus() {
  const shots = useReadingOrder().length
  const failures = useFailures()
  const stale = useStaleShots().size
  return (
    <RoomStatus end={<Selection />}>
      <span>{counted(shots, 'shot')}</span>
      {stale > 0 && (
        <button
          type="button"
          className="button small"
          title="Render the stale shots, with what it will cost"
          onClick={() => openGenerate('stale')}
        >
          <History size={13} aria-hidden />
          {stale} stale
        </button>
      )}
      {failures > 0 && (
        <span>
          <OctagonX size={13} aria-hidden />
          {failures} failed
        </span>
      )}
    </RoomStatus>
  )
}
