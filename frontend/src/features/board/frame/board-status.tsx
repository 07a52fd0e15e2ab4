import { OctagonX } from 'lucide-react'
import { useMemo } from 'react'
import { RoomStatus } from '@/components/room/room-status'
import type { Take } from '@/lib/document/model'
import { panelState } from '@/lib/jobs/panel-state'
import { useBoardState, useJobState } from '@/lib/project/project-context'
import { useBoardUi } from '../board-ui'

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
  const code = useBoardState(({ shots }) => (current === null ? undefined : shots[current]?.code))
  if (!code) return null
  return <span>{count > 1 ? `${count} selected` : `${code} selected`}</span>
}

export function BoardStatus() {
  const shots = useBoardState((state) => Object.keys(state.shots).length)
  const failures = useFailures()
  return (
    <RoomStatus end={<Selection />}>
      <span>{shots === 1 ? '1 shot' : `${shots} shots`}</span>
      {failures > 0 && (
        <span>
          <OctagonX size={13} aria-hidden />
          {failures} failed
        </span>
      )}
    </RoomStatus>
  )
}
