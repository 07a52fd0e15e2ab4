import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { readMedia } from '@/api/pictures'
import { useShowToast } from '@/components/toast'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { saveUrl } from '@/lib/save-url'
import { useGallery } from '../gallery-context'
import { readSelected } from './selected-files'
import { useAttempt } from './use-attempt'
import { target } from './use-sorting'

/** Files that a browser is asked to save in a row; more belong into a folder of the project. */
export const MOST_SAVED = 50

/** Saves copies of the selected files on the person's own computer. */
export function useExport(): () => Promise<void> {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const attempt = useAttempt()
  const { project } = useProject()
  const { place } = useGallery()

  const save = async (path: string, name: string) => {
    // From another origin a link would open the file instead of saving it.
    const url = URL.createObjectURL(await readMedia(api, project.path, path))
    saveUrl(url, name)
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  }
  return async () => {
    const chosen = target()
    if (!chosen) return
    await attempt.other(async () => {
      const asked = { api, queries, project: project.path, order: place.order }
      const files = await readSelected(chosen, { ...asked, limit: MOST_SAVED + 1 })
      if (files.length > MOST_SAVED) {
        throw new Error(
          `At most ${MOST_SAVED} files are saved at once; copy them to a folder instead.`,
        )
      }
      for (const { path, name } of files) await save(path, name)
      show({ text: `${counted(files.length, 'copy')} saved` })
    })
  }
}
