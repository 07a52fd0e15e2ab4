import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import type { ViewedPicture } from '@/components/viewer/viewed-picture'
import type { Shot, Take } from '@/lib/document/model'
import { chosenOf } from '@/lib/jobs/panel-state'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../board-context'
import { useReadingOrder } from '../use-order'
import { useTakes } from '../use-panel-state'
import { viewedTake } from './viewed-take'

/** A picture and the take and shot that it is of. */
export type ViewedTake = { picture: ViewedPicture; take: Take; shot: Shot }

const noTemplates: readonly never[] = []

function useViewedTake() {
  const api = useApi()
  const { project } = useBoard()
  const facts = useBoardState((state) => state.project)
  const { data: templates = noTemplates } = useQuery(templatesQuery(api))
  return useMemo(() => {
    const where = { api, project: project.path, facts, templates }
    return (take: Take, shot: Shot, chosen: Take | undefined): ViewedTake => ({
      take,
      shot,
      picture: viewedTake(take, shot, { ...where, isChosen: take.id === chosen?.id }),
    })
  }, [api, project.path, facts, templates])
}

/** Every take of a shot, the oldest first. */
export function useViewedTakes(shotId: string): readonly ViewedTake[] {
  const viewed = useViewedTake()
  const shot = useBoardState(({ shots }) => shots[shotId])
  const takes = useTakes(shotId)
  return useMemo(() => {
    if (!shot) return []
    const chosen = chosenOf(takes, shot.chosenTake)
    return takes.map((take) => viewed(take, shot, chosen))
  }, [viewed, shot, takes])
}

/** What each shot of the board shows, as one reads. */
export function useViewedShots(): readonly ViewedTake[] {
  const viewed = useViewedTake()
  const order = useReadingOrder()
  const shots = useBoardState((state) => state.shots)
  const takes = useBoardState((state) => state.takes)
  return useMemo(
    () =>
      order.flatMap((id) => {
        const shot = shots[id]
        const take = shot && chosenOf(takes[id] ?? [], shot.chosenTake)
        return shot && take ? [viewed(take, shot, take)] : []
      }),
    [viewed, order, shots, takes],
  )
}
