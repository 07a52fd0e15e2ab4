import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { openProject } from '@/api/projects'

/**
 * Moves a project of the list to its head while its board opens. Nothing is told on failure:
 * only the order of the list hangs on it, and the board says itself what is wrong.
 */
export function useNoteOpening(): (path: string) => void {
  const api = useApi()
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (path: string) => openProject(api, path),
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  })
  return mutate
}
