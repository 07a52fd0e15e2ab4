import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useApi } from '@/api/context'
import { type GalleryFile, galleryKey, orderQuery, readFiles } from '@/api/gallery'
import { projectQuery } from '@/api/projects'
import { useGalleryAddress } from './use-gallery-address'

/** As many files as most screens show at once. */
const FIRST = 100
/** Ms after which files may have changed since they were read. */
const FRESH = 5_000

const route = getRouteApi('/p/$project')
const firstKey = (project: string) => [...galleryKey(project), 'first']

/** Reads what will be seen first while the project is still being opened. */
export function useFirstLook(): void {
  const api = useApi()
  const queries = useQueryClient()
  const { project: id } = route.useParams()
  const { place } = useGalleryAddress()
  const project = useQuery({ ...projectQuery(api, id), enabled: false }).data?.path
  const isSearch = place.at === null && place.like === null
  useEffect(() => {
    if (project === undefined || !isSearch) return
    void queries.prefetchQuery({
      queryKey: firstKey(project),
      queryFn: async ({ signal }) => {
        const asked = orderQuery(api, project, { ...place.query, ...place.order })
        const { ids } = await queries.fetchQuery(asked)
        return readFiles(api, project, [...ids.subarray(0, FIRST)], signal)
      },
    })
  }, [api, queries, project, isSearch, place])
}

/** What was read ahead for the room that opens, unless that is too long ago. */
export function readAhead(queries: QueryClient, project: string): readonly GalleryFile[] {
  const { data, dataUpdatedAt = 0 } =
    queries.getQueryState<readonly GalleryFile[]>(firstKey(project)) ?? {}
  return data && Date.now() - dataUpdatedAt < FRESH ? data : []
}

/** It was for one opening: by the next one files may have other names. */
export const forgetReadAhead = (queries: QueryClient, project: string): void =>
  queries.removeQueries({ queryKey: firstKey(project) })
