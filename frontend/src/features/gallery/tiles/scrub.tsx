import { type PointerEvent, useRef, useState } from 'react'
import { useApi } from '@/api/context'
import type { GalleryFile } from '@/api/gallery'
import { fileUrl } from '@/api/pictures'
import { useGallery } from '../gallery-context'

type Props = { file: GalleryFile; width: number }

/** Going across a clip goes through it; the clip itself is read in parts, by its index. */
export function Scrub({ file }: Props) {
  const api = useApi()
  const { project } = useGallery()
  const video = useRef<HTMLVideoElement>(null)
  const [place, setPlace] = useState<number | null>(null)
  const onPointerMove = ({ nativeEvent, currentTarget }: PointerEvent<HTMLElement>) => {
    const share = nativeEvent.offsetX / Math.max(1, currentTarget.clientWidth)
    setPlace(share)
    const element = video.current
    if (element && Number.isFinite(element.duration) && !element.seeking) {
      element.currentTime = share * element.duration
    }
  }
  return (
    <span
      className="tile-scrub"
      onPointerMove={onPointerMove}
      onPointerLeave={() => setPlace(null)}
      aria-hidden
    >
      {place !== null && (
        <>
          <video
            ref={video}
            className="tile-clip"
            src={fileUrl(api, project, file.path)}
            muted
            preload="auto"
          />
          <i className="tile-progress" style={{ width: `${place * 100}%` }} />
        </>
      )}
    </span>
  )
}
