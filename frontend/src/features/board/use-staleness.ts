import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { catalogueQuery } from '@/api/prompt-engine'
import type { Shot, Take } from '@/lib/document/model'
import { type Staleness, staleness } from '@/lib/document/stale'
import { useBoardState } from '@/lib/project/project-context'

/** What of a shot changed since the take it shows was ordered; null where nothing did. */
export function useStaleness(shot: Shot, take: Take | null): Staleness | null {
  const project = useBoardState((state) => state.project)
  const scene = useBoardState(({ scenes }) => scenes[shot.sceneId])
  const { data: catalogue } = useQuery(catalogueQuery(useApi()))
  return useMemo(
    () => take && staleness(shot, take, project, { scene, catalogue: catalogue?.fields }),
    [shot, take, project, scene, catalogue],
  )
}
