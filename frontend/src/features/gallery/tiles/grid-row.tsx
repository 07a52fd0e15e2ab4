import type { ReactNode } from 'react'
import type { GalleryFile } from '@/api/gallery'
import { spokenName } from './caption'

export const tileId = (id: number) => `file-${id}`

export type TileProps = {
  id: number
  /** As far as it was read. */
  file: GalleryFile | undefined
  index: number
  /** Px of the element that is scrolled; single figures, so that the same tile is not drawn anew. */
  x: number
  y: number
  w: number
  h: number
  isSelected: boolean
  isCurrent: boolean
  isQuick: boolean
}

type Props = TileProps & {
  className: string
  /** Why its picture is not shown, for those who hear what others see. */
  reason: string | null
  children: ReactNode
}

/** A file's place in the grid, which keeps the focus itself and names the row that has it. */
export function GridRow({
  id,
  index,
  x,
  y,
  w,
  h,
  isSelected,
  isCurrent,
  file,
  reason,
  ...props
}: Props) {
  const state = `${isSelected ? ' is-selected' : ''}${isCurrent ? ' is-current' : ''}`
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts at any place
    <div
      id={tileId(id)}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-label={file ? spokenName(file, reason) : 'A file'}
      data-index={index}
      className={`${props.className}${state}`}
      style={{ width: w, height: h, transform: `translate(${x}px, ${y}px)` }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" className="tile-cell">
        {props.children}
      </div>
    </div>
  )
}
