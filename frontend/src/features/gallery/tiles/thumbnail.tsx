import { AudioLines } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import { thumbnailUrl } from '@/api/pictures'
import { useGallery } from '../gallery-context'
import { NoPicture } from './no-picture'

type Props = {
  file: GalleryFile
  /** Px on the page. */
  width: number
  /** Nothing is asked for while the gallery flies by. */
  isQuick?: boolean
  /** Hears why there is no picture. */
  onReason?: (reason: string | null) => void
}

/** A picture of a file, or what stands for it. Its request is taken back when the tile leaves. */
export function Thumbnail({ file, width, isQuick = false, onReason }: Props) {
  const api = useApi()
  const { project } = useGallery()
  const [broken, setBroken] = useState<string | null>(null)
  const src = thumbnailUrl(api, {
    project,
    path: file.path,
    width: width * Math.min(2, window.devicePixelRatio || 1),
    version: file.v,
  })
  const follow = useCallback(
    (image: HTMLImageElement | null) => {
      // Each in a task of its own: a hundred known pictures at once would keep the page for 50 ms.
      const soon = setTimeout(() => image?.setAttribute('src', src))
      // A picture that leaves the page is fetched to its end unless it is told not to be.
      return () => {
        clearTimeout(soon)
        image?.removeAttribute('src')
      }
    },
    [src],
  )
  if (file.kind === 'audio') {
    return (
      <span className="tile-stand-in">
        <AudioLines size={24} strokeWidth={1.4} aria-hidden />
      </span>
    )
  }
  if (broken === src) return <NoPicture file={file} src={src} width={width} onReason={onReason} />
  if (isQuick) return null
  return (
    <img
      ref={follow}
      key={src}
      alt=""
      decoding="async"
      draggable={false}
      className="tile-image"
      onError={() => setBroken(src)}
    />
  )
}
