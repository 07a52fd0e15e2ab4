import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { galleryKey } from '@/api/gallery'
import { turnBack, uploadFile } from '@/api/gallery-changes'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'
import { useProject } from '@/lib/project/project-context'
import { plural } from '../../words'
import { folderWords } from '../folders/folder-rows'
import { useAttempt } from '../use-attempt'
import { beginUploads, endUpload, uploading } from './upload-ui'

/** Takes files of the person's computer into a folder of the project, one after the other. */
export function useUpload() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const attempt = useAttempt()
  const project = useProject().project.path
  return useCallback(
    async (files: readonly File[], folder: string): Promise<void> => {
      const taken: string[] = []
      beginUploads(files.length)
      for (const file of files) {
        uploading(file.name)
        try {
          taken.push((await uploadFile(api, project, { file, folder })).id)
        } catch (error) {
          show({ text: messageOf(error) })
        }
        endUpload()
      }
      void queries.invalidateQueries({ queryKey: galleryKey(project) })
      if (taken.length === 0) return
      const undo = async () => {
        for (const id of taken.toReversed()) {
          await attempt.quietly(() => turnBack(api, project, 'undo', id))
        }
      }
      show({
        text: `${plural(taken.length, 'file')} added to ${folderWords(folder)}`,
        action: { label: 'Undo', run: () => void undo() },
      })
    },
    [api, queries, show, attempt, project],
  )
}
