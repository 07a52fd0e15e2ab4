import { useMemo } from 'react'
import type { Arranged } from '../grouping/sections'
import { listed, masonry, squares } from '../layout/columns'
import { justified } from '../layout/justified'
import type { Layout } from '../layout/layout'
import { inSections } from '../layout/sections'
import type { View } from '../use-gallery-address'

/** Px between tiles, and below each for its caption. */
const GAP = 8
const CAPTION = 22
export const LIST_ROW = 36

type Room = { width: number; size: number }

function layoutOf(aspects: Float32Array, view: View, { width, size }: Room): Layout {
  const measures = { width, size, gap: GAP, caption: CAPTION }
  switch (view) {
    case 'rows':
    case 'days':
      return justified(aspects, measures)
    case 'masonry':
      return masonry(aspects, measures)
    case 'squares':
      return squares(aspects.length, measures)
    case 'list':
      return listed(aspects.length, { width, size: LIST_ROW, gap: 0, caption: 0 })
    default:
      return view satisfies never
  }
}

type Shown = Room & { view: View }

/** Every tile's place; null until it is known how wide the gallery is. */
export function useLayout(files: Arranged, { view, width, size }: Shown): Layout | null {
  return useMemo(() => {
    if (width <= 0) return null
    const { order, sections, starts } = files
    const part = (aspects: Float32Array) => layoutOf(aspects, view, { width, size })
    if (sections === null) return part(order.aspects)
    const { length } = order.aspects
    return inSections(starts, length, (from, to) => part(order.aspects.subarray(from, to)))
  }, [files, view, width, size])
}
