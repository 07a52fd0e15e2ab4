import { useApi } from '@/api/context'
import { thumbnailUrl } from '@/api/pictures'
import type { JobOutput } from '@/api/types'
import { useBoard } from '../board-context'

/** Fetches a finished picture while its take is still on the way into the document. */
export function ComingPicture({ output, width }: { output: JobOutput; width: number }) {
  const api = useApi()
  const { project } = useBoard()
  const { path, sha256: version } = output
  return (
    <img hidden alt="" src={thumbnailUrl(api, { project: project.path, path, width, version })} />
  )
}
