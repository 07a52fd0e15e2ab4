import { useMemo } from 'react'
import type { Take } from '@/lib/document/model'
import { type PanelState, panelState } from '@/lib/jobs/panel-state'
import { useBoardState, useJobState } from '@/lib/project/project-context'

const none: readonly Take[] = []

export const useTakes = (shotId: string): readonly Take[] =>
  useBoardState((state) => state.takes[shotId] ?? none)

/** What the panel of a shot says; drawn again only when that shot, its takes or its job change. */
export function usePanelState(shotId: string): PanelState {
  const takes = useTakes(shotId)
  const chosenTake = useBoardState((state) => state.shots[shotId]?.chosenTake ?? null)
  const job = useJobState((state) => state.byShot[shotId])
  const order = useJobState((state) => state.orders[shotId])
  return useMemo(
    () => panelState({ job, order, takes, chosenTake }),
    [job, order, takes, chosenTake],
  )
}
