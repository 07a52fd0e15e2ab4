export type Batches<T> = { put: (item: T) => void; stop: () => void }

/**
 * Hands over what comes in batches: the first at once, whatever follows within `pause` ms together.
 * It works with timers, for a page in the background draws no frames and must still hear.
 */
export function batches<T>(pause: number, apply: (items: readonly T[]) => void): Batches<T> {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    timer = setTimeout(flush, pause)
    apply(items)
  }
  return {
    put: (item) => {
      waiting.push(item)
      if (timer === undefined) flush()
    },
    stop: () => {
      clearTimeout(timer)
      waiting = []
    },
  }
}
