import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useApi } from '@/api/context'
import { type GalleryFile, galleryKey } from '@/api/gallery'
import { previewNames, renameFiles } from '@/api/gallery-changes'
import { useProject } from '@/lib/project/project-context'
import { useGallery } from '../../gallery-context'
import type { GallerySelection } from '../../gallery-ui'
import { readSelected } from '../selected-files'
import { useAttempt } from '../use-attempt'
import { target } from '../use-sorting'
import { inRenameOrder, type RenameOrder, type WholeRule } from './renaming'
import { useSettled } from './use-settled'

/** Ms after the last letter until new names are asked for. */
const CALM = 200

/** What is renamed: what is selected, or all that stands in one folder. */
export type Renamed = { kind: 'selected' } | { kind: 'folder'; folder: string }

const selectionOf = (renamed: Renamed): GallerySelection | null =>
  renamed.kind === 'selected'
    ? target()
    : { kind: 'all', query: { q: '', folder: renamed.folder, deep: false }, without: new Set() }

/** The files, read once when the question was asked. */
function useRenamedFiles(renamed: Renamed) {
  const api = useApi()
  const queries = useQueryClient()
  const { project, place } = useGallery()
  const [selection] = useState(() => selectionOf(renamed))
  const [asked] = useState(() => Date.now())
  return useQuery({
    queryKey: ['renamed', project, asked],
    queryFn: (): Promise<GalleryFile[]> =>
      selection
        ? readSelected(selection, { api, queries, project, order: place.order })
        : Promise.resolve([]),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}

/** New names for files: what they would be, and giving them. */
export function useRenaming(renamed: Renamed, rule: WholeRule, order: RenameOrder) {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  const { data: files, dataUpdatedAt, error } = useRenamedFiles(renamed)
  const paths = useMemo(
    () => inRenameOrder(files ?? [], order).map(({ path }) => path),
    [files, order],
  )
  const settled = useSettled(rule, CALM)
  const preview = useQuery({
    // The files are told apart by when they were read: ten thousand paths are no key.
    queryKey: [...galleryKey(project), 'names', dataUpdatedAt, order, settled],
    queryFn: ({ signal }) => previewNames(api, project, { paths, rule: settled }, signal),
    enabled: paths.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const rename = () =>
    attempt.change(async () => {
      const { operation, lines } = await renameFiles(api, project, { paths, rule })
      if (operation) return operation
      throw new Error(lines.find(({ conflict }) => conflict)?.conflict ?? 'Nothing was renamed.')
    })
  return {
    count: paths.length,
    isReading: files === undefined && !error,
    lines: preview.data?.lines ?? [],
    isOld: settled !== rule || preview.isPlaceholderData || preview.isFetching,
    error: error ?? preview.error,
    rename,
  }
}
