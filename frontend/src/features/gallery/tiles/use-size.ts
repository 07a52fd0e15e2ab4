import { type RefObject, useLayoutEffect, useState } from 'react'

const unknown = { width: 0, height: 0 }
/** Where nothing is drawn, there is nothing to measure. */
const undrawn = { width: 1_200, height: 800 }

/** The room inside an element, in px. */
export function useSize(place: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState(unknown)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const measure = () => {
      const width = element.clientWidth || undrawn.width
      const height = element.clientHeight || undrawn.height
      setSize((before) =>
        before.width === width && before.height === height ? before : { width, height },
      )
    }
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [place])
  return size
}
