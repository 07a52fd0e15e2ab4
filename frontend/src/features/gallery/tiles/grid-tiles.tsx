import { useQuery } from '@tanstack/react-query'
import { memo, useDeferredValue, useSyncExternalStore } from 'react'
import { useApi } from '@/api/context'
import { tagsQuery } from '@/api/gallery'
import type { FileOrder } from '@/api/gallery-order'
import { useGallery } from '../gallery-context'
import { isSelected, useCurrentFileId, useGallerySelection } from '../gallery-ui'
import type { Layout } from '../layout/layout'
import { ListRow } from './list-row'
import { Tile } from './tile'
import type { Scrolling } from './use-scrolling'

const NO_TAGS: readonly never[] = []

type Props = {
  order: FileOrder
  layout: Layout
  scrolling: Scrolling
  /** The first tile to draw, and the one after the last. */
  from: number
  to: number
}

/** `read` grows with what the shelf has read: the files themselves are taken from there. */
const Tiles = memo(function Tiles({
  order,
  layout,
  scrolling,
  from,
  to,
}: Props & { read: number }) {
  const { project, place, shelf } = useGallery()
  const { data: tags = NO_TAGS } = useQuery(tagsQuery(useApi(), project))
  const selection = useGallerySelection()
  const current = useCurrentFileId()
  return [...order.ids.subarray(from, to)].map((id, offset) => {
    const { x, y, w, h } = layout.box(from + offset)
    const tile = {
      id,
      file: shelf.get(id),
      index: from + offset,
      x,
      y: y - scrolling.shift,
      w,
      h,
      isSelected: isSelected(selection, id),
      isCurrent: id === current,
      isQuick: scrolling.isQuick,
    }
    return place.view === 'list' ? (
      <ListRow key={id} {...tile} tags={tags} />
    ) : (
      <Tile key={id} {...tile} />
    )
  })
})

/** The tiles in view, each at its place; what they show comes in slices as it is read. */
export function GridTiles(props: Props) {
  const { shelf } = useGallery()
  const read = useSyncExternalStore(shelf.subscribe, () => shelf.version)
  return <Tiles {...props} read={useDeferredValue(read)} />
}
