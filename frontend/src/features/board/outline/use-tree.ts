import { useCallback, useMemo, useState } from 'react'
import { panelState } from '@/lib/jobs/panel-state'
import { useBoardState, useJobState } from '@/lib/project/project-context'
import { useBoard } from '../board-context'
import { useBoardUi } from '../board-ui'
import { useScenes, useStaleShots } from '../use-order'
import { isShown, useOutlineFilter } from './outline-filter'
import { outlineRows } from './outline-rows'

const none: ReadonlySet<string> = new Set()

/** The shots whose last render failed; looked for only where somebody asks. */
function useFailed(isAsked: boolean): ReadonlySet<string> {
  const shots = useBoardState((state) => state.shots)
  const takes = useBoardState((state) => state.takes)
  const byShot = useJobState((state) => state.byShot)
  const orders = useJobState((state) => state.orders)
  return useMemo(() => {
    if (!isAsked) return none
    const failed = Object.values(shots).filter(({ id, chosenTake }) => {
      const facts = { job: byShot[id], order: orders[id], takes: takes[id] ?? [], chosenTake }
      return panelState(facts).kind === 'failed'
    })
    return new Set(failed.map(({ id }) => id))
  }, [isAsked, shots, takes, byShot, orders])
}

/** The visible rows, which of them takes the Tab key, and which slots show their alternates. */
export function useTree() {
  const { derive } = useBoard()
  const scenes = useScenes()
  const slots = useBoardState(({ shots }) => derive.slots(shots))
  const takes = useBoardState((state) => state.takes)
  const stale = useStaleShots()
  const filter = useOutlineFilter((outline) => outline.filter)
  const failed = useFailed(filter === 'failed')
  const current = useBoardUi((ui) => ui.current)
  const scene = useBoardUi((ui) => ui.scene)
  const currentSlot = useBoardState(({ shots }) => (current ? shots[current]?.slotId : undefined))
  const [toggled, setToggled] = useState<ReadonlySet<string>>(none)
  const [stop, setStop] = useState<string | null>(null)

  const rows = useMemo(() => {
    // The current slot is open by itself; opening and closing by hand turns that round.
    const open = new Set(toggled)
    if (currentSlot !== undefined && !open.delete(currentSlot)) open.add(currentSlot)
    const facts = { stale, failed, takes }
    return outlineRows(scenes, { slots, open, isShown: (shot) => isShown(shot, filter, facts) })
  }, [scenes, slots, toggled, currentSlot, filter, stale, failed, takes])

  const tabStop = [stop, current, scene, rows[0]?.id].find((id) =>
    rows.some((row) => row.id === id),
  )
  const toggleSlot = useCallback((slotId: string) => {
    setToggled((before) => {
      const after = new Set(before)
      if (!after.delete(slotId)) after.add(slotId)
      return after
    })
  }, [])
  return { rows, tabStop, setStop, current, stale, filter, toggleSlot }
}
