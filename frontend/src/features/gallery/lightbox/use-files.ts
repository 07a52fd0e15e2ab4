import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { useApi } from '@/api/context'
import { type GalleryFile, galleryKey, readFiles } from '@/api/gallery'
import { useGallery } from '../gallery-context'

const none: readonly GalleryFile[] = []

/** Files by id, whether they are in view or not; those that are gone are left out. */
export function useFiles(ids: readonly number[]): readonly GalleryFile[] {
  const api = useApi()
  const { project, shelf } = useGallery()
  const { data = none } = useQuery({
    queryKey: [...galleryKey(project), 'order', 'files', ids],
    queryFn: async ({ signal }) => {
      const files = await readFiles(api, project, ids, signal)
      shelf.put(files)
      return files
    },
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  })
  // What the shelf has read since, such as stars given a moment ago, is newer.
  const version = useSyncExternalStore(shelf.subscribe, () => shelf.version)
  return useMemo(
    () => data.map((file) => (version >= 0 ? (shelf.get(file.id) ?? file) : file)),
    [data, shelf, version],
  )
}
