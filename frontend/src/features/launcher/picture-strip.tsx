import { useApi } from '@/api/context'
import { thumbnailUrl } from '@/api/pictures'
import type { Project } from '@/api/types'
import { layStrip } from './strip'

/** Wide enough for a picture of the first row on a dense screen. */
const THUMBNAIL = 320

type Props = { project: Project; isFirst: boolean }

/** The pictures of the chosen takes, in story order; decoration beside the project's name. */
export function PictureStrip({ project, isFirst }: Props) {
  const api = useApi()
  const ratio = project.frame_width / project.frame_height
  const layout = layStrip(project.pictures, ratio, isFirst)
  if (layout.kind === 'none') {
    return (
      <div className="strip row" aria-hidden>
        <span className="thirds" style={{ aspectRatio: ratio }} />
      </div>
    )
  }
  const columns = layout.kind === 'grid' ? `repeat(${layout.columns}, 1fr)` : undefined
  return (
    <div className={`strip ${layout.kind}`} style={{ gridTemplateColumns: columns }}>
      {layout.pictures.map((path) => (
        <img
          key={path}
          src={thumbnailUrl(api, { project: project.path, path, width: THUMBNAIL })}
          alt=""
          loading="lazy"
          decoding="async"
          style={{ aspectRatio: ratio }}
        />
      ))}
    </div>
  )
}
