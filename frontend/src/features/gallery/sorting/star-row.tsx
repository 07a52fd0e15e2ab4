import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import { annotateFiles } from '@/api/gallery-changes'
import { Stars } from '@/components/stars'
import { useProject } from '@/lib/project/project-context'
import { useAttempt } from './use-attempt'

/** The stars of one file; pressing those that it has takes them away. */
export function StarRow({ file }: { file: Pick<GalleryFile, 'path' | 'name' | 'rating'> }) {
  const api = useApi()
  const { project } = useProject()
  const attempt = useAttempt()
  const rate = (rating: number) =>
    void attempt.quietly(() => annotateFiles(api, project.path, { paths: [file.path] }, { rating }))
  return <Stars of={file.name} value={file.rating} onRate={rate} />
}
