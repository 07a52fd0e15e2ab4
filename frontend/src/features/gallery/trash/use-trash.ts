import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { emptyTrash, restoreFiles, type TrashItem, trashQuery } from '@/api/gallery-changes'
import { useShowToast } from '@/components/toast'
import { useGallery } from '../gallery-context'
import { useAttempt } from '../sorting/use-attempt'
import { bytes } from '../words'

/** What lies in the trash. */
export function useTrash() {
  const { project } = useGallery()
  return useQuery(trashQuery(useApi(), project))
}

export function useTrashVerbs() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const attempt = useAttempt()
  const { project } = useGallery()
  return useMemo(
    () => ({
      /** To where they were, with all that was said of them. */
      restore: (items: readonly TrashItem[]) =>
        void attempt.change(() =>
          restoreFiles(
            api,
            project,
            items.map(({ stored }) => stored),
          ),
        ),
      /** For good; null is all that lies there. */
      remove: async (items: readonly TrashItem[] | null) => {
        const stored = items?.map((item) => item.stored) ?? null
        const done = await attempt.other(() => emptyTrash(api, project, stored))
        await queries.invalidateQueries({ queryKey: trashQuery(api, project).queryKey })
        if (done) show({ text: `Deleted for good; ${bytes(done.freed_bytes)} are free` })
      },
    }),
    [api, queries, show, attempt, project],
  )
}
