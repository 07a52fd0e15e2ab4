import { ArrowRight } from 'lucide-react'
import { useApi } from '@/api/context'
import type { FileInfo, GalleryFile } from '@/api/gallery'
import { thumbnailUrl } from '@/api/pictures'
import { useGallery } from '../gallery-context'
import { Thumbnail } from '../tiles/thumbnail'
import { sourcesOf } from './sources'

/** The pictures that this one was made from. */
export function WhereItComesFrom({
  file,
  info,
}: {
  file: GalleryFile
  info: FileInfo | undefined
}) {
  const api = useApi()
  const { project } = useGallery()
  const sources = sourcesOf(info?.take ?? null)
  if (sources.length === 0) return null
  return (
    <section className="file-section" aria-label="Where it comes from">
      <header>
        <h3>Where it comes from</h3>
      </header>
      <div className="file-sources">
        {sources.map((path) => (
          <img
            key={path}
            src={thumbnailUrl(api, { project, path, width: 160 })}
            alt={path.slice(path.lastIndexOf('/') + 1)}
            title={path}
          />
        ))}
        <ArrowRight size={14} aria-hidden />
        <span className="file-source is-this">
          <Thumbnail file={file} width={80} />
        </span>
      </div>
    </section>
  )
}
