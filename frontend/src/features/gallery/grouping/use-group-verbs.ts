import { useGallery } from '../gallery-context'
import { selectedAmong, takeOrLeave, useGalleryUi } from '../gallery-ui'
import { useChangeAddress } from '../use-gallery-address'
import type { Section } from './sections'

/** What can be done with a group as a whole. */
export function useGroupVerbs() {
  const { order, place } = useGallery()
  const change = useChangeAddress()
  return {
    fold: ({ key, isFolded }: Section) =>
      change({
        folded: isFolded ? place.folded.filter((each) => each !== key) : [...place.folded, key],
      }),
    unfoldAll: () => change({ folded: [] }),
    /** Takes all of its files into the selection; where they are in already, out of it. */
    select: ({ from, to }: Section) => {
      const ids = order.ids.subarray(from, to)
      takeOrLeave(ids, selectedAmong(useGalleryUi.getState().selection, ids) < ids.length)
    },
  }
}
