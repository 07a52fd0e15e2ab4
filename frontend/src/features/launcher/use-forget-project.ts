import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { forgetProject, openProject } from '@/api/projects'
import type { Project } from '@/api/types'
import { useShowToast } from '@/components/toast'

/** Takes a project off the list with a way back; its folder is never touched. */
export function useForgetProject() {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const lookAgain = () => queries.invalidateQueries({ queryKey: ['projects'] })
  const attempt = async (change: Promise<unknown>): Promise<boolean> => {
    try {
      await change
      return true
    } catch (error) {
      showToast({ text: messageOf(error) })
      return false
    } finally {
      lookAgain()
    }
  }
  const forget = async ({ id, name, path }: Project) => {
    if (!(await attempt(forgetProject(api, id)))) return
    showToast({
      text: `${name} is off the list. Its folder stays.`,
      action: { label: 'Undo', run: () => attempt(openProject(api, path)) },
    })
  }
  return { forget, lookAgain }
}
