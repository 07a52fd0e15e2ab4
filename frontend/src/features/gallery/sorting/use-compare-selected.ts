import { comparable, useGallerySelection } from '../gallery-ui'
import { useChangeAddress } from '../use-gallery-address'

/** Puts the selected files side by side; null where they are too few or too many. */
export function useCompareSelected(): (() => void) | null {
  const files = comparable(useGallerySelection())
  const change = useChangeAddress()
  return files && (() => change({ compare: files }))
}
