import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { type GalleryTag, tagsQuery } from '@/api/gallery'
import {
  annotateFiles,
  deleteTag,
  type OfFiles,
  operationsQuery,
  turnBack,
  writeTag,
} from '@/api/gallery-changes'
import { useShowToast } from '@/components/toast'
import { useProject } from '@/lib/project/project-context'
import { useAttempt } from '../use-attempt'
import { freshColor } from './tag-colors'

/** What is done to the tags of the project, each with a way back. */
export function useTagVerbs() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const project = useProject().project.path
  const attempt = useAttempt()
  return useMemo(() => {
    const readTags = () => queries.fetchQuery({ ...tagsQuery(api, project), staleTime: 0 })
    const changed = async () => {
      await queries.invalidateQueries({ queryKey: tagsQuery(api, project).queryKey })
      void queries.invalidateQueries({ queryKey: operationsQuery(api, project).queryKey })
    }
    /** Does it, and says so with the way back. */
    const told = async <T>(text: string, deed: () => Promise<T>): Promise<T | null> => {
      const result = await attempt.other(deed)
      if (result === null) return null
      await changed()
      const undo = () => void attempt.quietly(() => turnBack(api, project, 'undo'))
      show({ text, action: { label: 'Undo', run: undo } })
      return result
    }
    const create = (name: string, color?: string) =>
      told(`Tag ${name} made`, async () => {
        const taken = (await readTags()).map((tag) => tag.color)
        return writeTag(api, project, { name, color: color ?? freshColor(taken) })
      })
    return {
      create,
      change: (tag: GalleryTag, said: { name?: string; color?: string }) =>
        told(`Tag ${said.name ?? tag.name} changed`, () =>
          writeTag(api, project, { ...tag, ...said }),
        ),
      remove: (tag: GalleryTag) =>
        told(`Tag ${tag.name} deleted`, () => deleteTag(api, project, tag.id)),
      /** Gives files a tag by its name; one that is not there is made. */
      give: async (files: OfFiles, name: string) => {
        const isIt = (tag: GalleryTag) => tag.name.toLowerCase() === name.toLowerCase()
        const tag = (await attempt.other(readTags))?.find(isIt) ?? (await create(name))
        if (!tag) return
        await attempt.change(() => annotateFiles(api, project, files, { add_tags: [tag.id] }))
      },
      take: (files: OfFiles, tag: number) =>
        attempt.change(() => annotateFiles(api, project, files, { remove_tags: [tag] })),
    }
  }, [api, queries, show, project, attempt])
}
