import { useGallerySelection } from '../gallery-ui'
import { useGalleryAddress } from '../use-gallery-address'

const LEAST = 2
const MOST = 4

/** Puts the selected files side by side; null where they are too few or too many. */
export function useCompareSelected(): (() => void) | null {
  const selection = useGallerySelection()
  const { change } = useGalleryAddress()
  if (selection.kind === 'all') return null
  const { ids } = selection
  return ids.size < LEAST || ids.size > MOST ? null : () => change({ compare: [...ids] })
}
