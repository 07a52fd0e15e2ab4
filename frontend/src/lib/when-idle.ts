/**
 * Does `act` once the page has nothing better to do, and after `atLast` ms however busy it is.
 * Returns the way to call it off.
 */
export function whenIdle(act: () => void, atLast = 5_000): () => void {
  // Safari has no such callback: there the next task is near enough.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  const request = requestIdleCallback(act, { timeout: atLast })
  return () => cancelIdleCallback(request)
}
