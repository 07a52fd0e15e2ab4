import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { createProject } from '@/api/projects'
import type { NewProject } from '@/api/types'
import { faultOf } from './faults'

/** `starter` is what it begins with; null for an empty board. */
type Wanted = NewProject & { starter: string | null }

/** Makes a project and goes to its board; a refusal is told with the field that it is about. */
export function useCreateProject() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ starter, ...project }: Wanted) => createProject(api, project, starter),
    onSuccess: ({ id }) => {
      queries.invalidateQueries({ queryKey: ['projects'] })
      return navigate({ to: '/p/$project/board', params: { project: id } })
    },
  })
  return {
    create: mutate,
    isCreating: isPending,
    fault: error ? faultOf(error) : undefined,
    forgetFault: reset,
  }
}
