import { useFile } from '../gallery-context'
import { drawnAspect } from '../layout/layout'
import { tileId } from './grid-row'
import { hoverPlace, previewSize } from './hover-place'
import { Thumbnail } from './thumbnail'
import type { Hovered } from './use-hover'

/** Px of the longer side; a tile of nearly this size shows enough by itself. */
const MOST = 420
const ENOUGH = 0.7

/** The picture on which the pointer rests, larger, beside its tile. */
export function HoverPreview({ hovered: { id, tile } }: { hovered: Hovered }) {
  const file = useFile(id)
  if (file?.kind !== 'image') return null
  const pixels = { width: file.width ?? MOST, height: file.height ?? MOST }
  const longest = Math.max(pixels.width, pixels.height)
  const aspect = drawnAspect(pixels.width / pixels.height)
  const { width, height } = previewSize(aspect, Math.min(MOST, longest))
  const picture = document.getElementById(tileId(id))?.querySelector('[draggable]')
  const shown = picture?.getBoundingClientRect() ?? tile
  if (Math.max(shown.width / width, shown.height / height) > ENOUGH) return null
  const place = hoverPlace(
    shown,
    { width, height },
    {
      width: window.innerWidth,
      height: window.innerHeight,
    },
  )
  return (
    <div className="hover-preview" aria-hidden style={{ ...place, width, height }}>
      <Thumbnail file={file} width={width} />
    </div>
  )
}
