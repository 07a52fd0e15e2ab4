import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { showInFileManager } from '@/api/projects'
import { useShowToast } from '@/components/toast'

/** Shows a place of a project on the desktop of the console, or says why it cannot be shown. */
export function useShowInFileManager() {
  const api = useApi()
  const showToast = useShowToast()
  return async (project: string, path: string): Promise<void> => {
    try {
      await showInFileManager(api, project, path)
    } catch (error) {
      showToast({ text: messageOf(error) })
    }
  }
}
