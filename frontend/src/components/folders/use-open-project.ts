import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { openProject } from '@/api/projects'

/** Opens the project in a folder and goes to its board. */
export function useOpenProject(onOpened: () => void) {
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { mutate, error, reset } = useMutation({
    mutationFn: (path: string) => openProject(api, path),
    onSuccess: ({ id }) => {
      queries.invalidateQueries({ queryKey: ['projects'] })
      onOpened()
      return navigate({ to: '/p/$project/board', params: { project: id } })
    },
  })
  return { open: mutate, error, reset }
}
