/** Ms after which a page counts as idle where the browser does not say so. */
const SOON = 1_000

/** Does `act` once the page has nothing better to do. Returns the way to call it off. */
export function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act, SOON)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(act)
  return () => cancelIdleCallback(request)
}
