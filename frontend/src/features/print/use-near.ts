import { type RefObject, useEffect, useState } from 'react'

/** Whether an element is, or once was, within a screen of what is seen. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (!element.current || isNear) return
    const watching = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: '100%' },
    )
    watching.observe(element.current)
    return () => watching.disconnect()
  }, [element, isNear])
  return isNear
}
