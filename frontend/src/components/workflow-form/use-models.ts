import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { backendsQuery, modelPlacesQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { ModelPlace } from '@/api/types'
import { type ModelFile, type ModelShelf, noModels } from './models'

/** `read`: how many nodes said what they hold. */
export function shelfOf(places: readonly ModelPlace[], read: number): ModelShelf {
  const folders: Record<string, ModelFile[]> = {}
  for (const { folder, name, backend_ids: nodes } of places) {
    folders[folder] ??= []
    folders[folder]?.push({ name, nodes: nodes.length })
  }
  return { nodes: read, folders }
}

/** Every model file of the nodes that are online. */
export function useModels(): ModelShelf {
  const api = useApi()
  const { data: places } = useQuery(modelPlacesQuery(api))
  const { data: backends } = useQuery(backendsQuery(api))
  const online = backends?.backends.filter((each) => each.enabled && each.online).length ?? 0
  return useMemo(
    () => (places ? shelfOf(places.models, Math.max(0, online - places.unread.length)) : noModels),
    [places, online],
  )
}
