import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { createProject } from '@/api/projects'
import type { NewProject } from '@/api/types'
import { faultOf } from './faults'

/** Makes a project and goes to its board; a refusal is told with the field that it is about. */
export function useCreateProject() {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (project: NewProject) => createProject(api, project),
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
