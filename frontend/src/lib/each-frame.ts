export type EachFrame<T> = {
  put: (key: string, item: T) => void
  forget: (key: string) => void
  stop: () => void
}

/**
 * Hands over the newest item of each key once a frame. What comes faster than the screen can show
 * it would only keep the page busy. A page in the background keeps the newest and waits.
 */
export function eachFrame<T>(apply: (item: T) => void): EachFrame<T> {
  const waiting = new Map<string, T>()
  let frame = 0
  const flush = () => {
    frame = 0
    const items = [...waiting.values()]
    waiting.clear()
    items.forEach(apply)
  }
  return {
    put: (key, item) => {
      waiting.set(key, item)
      frame ||= requestAnimationFrame(flush)
    },
    forget: (key) => void waiting.delete(key),
    stop: () => {
      cancelAnimationFrame(frame)
      waiting.clear()
    },
  }
}
