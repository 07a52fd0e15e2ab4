import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { treeQuery } from '@/api/gallery'
import { useProject } from '@/lib/project/project-context'

const none: readonly string[] = []

/** Paths of every folder of the project, parents first. */
export function useFolders(): readonly string[] {
  const { project } = useProject()
  const { data } = useQuery(treeQuery(useApi(), project.path))
  return data ? data.folders.map(({ path }) => path) : none
}
