import { type PointerEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { type GalleryFile, scrubUrl } from '@/api/gallery'
import { useGallery } from '../gallery-context'
import { frameAt } from './frame-at'

/** Frames of a clip's strip: as many as a hand tells apart on a tile. */
const FRAMES = 16

/** Going across a clip goes through it, in one strip of small frames. */
export function Scrub({ file: { path, v } }: { file: GalleryFile }) {
  const api = useApi()
  const { project } = useGallery()
  const [place, setPlace] = useState<number | null>(null)
  const follow = ({ nativeEvent, currentTarget }: PointerEvent<HTMLElement>) =>
    setPlace(nativeEvent.offsetX / Math.max(1, currentTarget.clientWidth))
  const strip = scrubUrl(api, { project, path, frames: FRAMES, version: v })
  return (
    <span
      className="tile-scrub"
      onPointerMove={follow}
      onPointerLeave={() => setPlace(null)}
      aria-hidden
    >
      {place !== null && (
        <>
          <span
            className="tile-clip"
            style={{
              backgroundImage: `url("${strip}")`,
              backgroundSize: `${FRAMES * 100}% 100%`,
              backgroundPositionX: `${(frameAt(place, FRAMES) / (FRAMES - 1)) * 100}%`,
            }}
          />
          <i className="tile-progress" style={{ width: `${place * 100}%` }} />
        </>
      )}
    </span>
  )
}
