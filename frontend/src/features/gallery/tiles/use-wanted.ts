import { useEffect } from 'react'
import { IDS_AT_ONCE } from '@/api/gallery'
import type { FileOrder } from '@/api/gallery-order'
import { useGallery } from '../gallery-context'
import { useCurrentFileId, useGallerySelection } from '../gallery-ui'

/** Asks for the files in view, and for those selected, so that a drag can name them. */
export function useWanted(order: FileOrder, [from, to]: readonly [number, number]): void {
  const { shelf } = useGallery()
  const selection = useGallerySelection()
  const current = useCurrentFileId()
  useEffect(() => {
    const shown = [...order.ids.subarray(from, to)]
    const chosen = selection.kind === 'some' ? [...selection.ids] : []
    const all = [...shown, ...(current === null ? [] : [current]), ...chosen]
    shelf.want([...new Set(all)].slice(0, IDS_AT_ONCE))
  }, [shelf, order, from, to, selection, current])
}
