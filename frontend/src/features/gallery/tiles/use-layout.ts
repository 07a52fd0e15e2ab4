import { useMemo } from 'react'
import type { FileOrder } from '@/api/gallery-order'
import { listed, masonry, squares } from '../layout/columns'
import { dayStarts } from '../layout/days'
import { justified } from '../layout/justified'
import type { Layout } from '../layout/layout'
import type { View } from '../use-gallery-address'

/** Px between tiles, and below each for its caption. */
const GAP = 8
const CAPTION = 22
export const LIST_ROW = 36

function layoutOf(order: FileOrder, view: View, { width, size }: { width: number; size: number }) {
  const { ids, aspects } = order
  const measures = { width, size, gap: GAP, caption: CAPTION }
  switch (view) {
    case 'rows':
      return justified(aspects, measures)
    case 'days':
      return justified(aspects, measures, dayStarts(ids))
    case 'masonry':
      return masonry(aspects, measures)
    case 'squares':
      return squares(ids.length, measures)
    case 'list':
      return listed(ids.length, { width, size: LIST_ROW, gap: 0, caption: 0 })
    default:
      return view satisfies never
  }
}

type Shown = { view: View; width: number; size: number }

/** Every tile's place; null until it is known how wide the gallery is. */
export function useLayout(order: FileOrder, { view, width, size }: Shown): Layout | null {
  return useMemo(
    () => (width > 0 ? layoutOf(order, view, { width, size }) : null),
    [order, view, width, size],
  )
}
