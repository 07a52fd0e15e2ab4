import { startTransition, useEffect, useState } from 'react'

/** Ms after which it is time, however busy the page is. */
const AT_LAST = 1_000

/** Calls back when the page has nothing else to do; returns the way to call it off. */
function whenIdle(act: () => void): () => void {
  // Safari has no such callback: there the next task is near enough.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(act, { timeout: AT_LAST })
  return () => cancelIdleCallback(request)
}

/** False until what was drawn first is there: for all that stands beside what a person came for. */
export function useLater(): boolean {
  const [isTime, setTime] = useState(false)
  useEffect(() => whenIdle(() => startTransition(() => setTime(true))), [])
  return isTime
}
