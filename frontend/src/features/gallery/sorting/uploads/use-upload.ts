import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { galleryKey } from '@/api/gallery'
import { turnBack, uploadFile } from '@/api/gallery-changes'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'
import type { DroppedFiles } from '@/lib/dropped-files'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { folderWords } from '../folders/folder-rows'
import { useAttempt } from '../use-attempt'
import { beginUploads, endUpload, uploading } from './upload-ui'

/** Of a folder with a hundred texts in it one sentence is enough. */
export function refusalWords(refused: readonly string[]): string {
  const [first = ''] = refused
  return refused.length === 1
    ? first
    : `${counted(refused.length, 'file')} could not be added. The first: ${first}`
}

/** Takes files of the person's computer into a folder of the project, one after the other. */
export function useUpload() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const attempt = useAttempt()
  const project = useProject().project.path
  return useCallback(
    async (dropped: Promise<DroppedFiles>, folder: string): Promise<void> => {
      const { files } = await dropped
      const taken: string[] = []
      const refused: string[] = []
      beginUploads(files.length)
      for (const { file, folder: within } of files) {
        uploading(file.name)
        try {
          const place = { file, folder: [folder, within].filter(Boolean).join('/') }
          taken.push((await uploadFile(api, project, place)).id)
        } catch (error) {
          refused.push(messageOf(error))
        }
        endUpload()
      }
      void queries.invalidateQueries({ queryKey: galleryKey(project) })
      if (refused.length > 0) show({ text: refusalWords(refused) })
      if (taken.length === 0) return
      const undo = async () => {
        for (const id of taken.toReversed()) {
          await attempt.quietly(() => turnBack(api, project, 'undo', id))
        }
      }
      show({
        text: `${counted(taken.length, 'file')} added to ${folderWords(folder)}`,
        action: { label: 'Undo', run: () => void undo() },
      })
    },
    [api, queries, show, attempt, project],
  )
}
