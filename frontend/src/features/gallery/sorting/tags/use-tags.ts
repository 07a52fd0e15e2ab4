import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { type GalleryTag, tagsQuery } from '@/api/gallery'
import { useProject } from '@/lib/project/project-context'

const none: readonly GalleryTag[] = []

/** The tags of the project. */
export function useTags(): readonly GalleryTag[] {
  const { project } = useProject()
  return useQuery(tagsQuery(useApi(), project.path)).data ?? none
}
