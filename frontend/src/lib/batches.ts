export type Batches<T> = { put: (item: T) => void; stop: () => void }

/**
 * Hands over what comes in batches: the first at once, whatever follows within `pause` ms together.
 * While more keeps coming each pause is twice the one before, up to `longest`. It works with
 * timers, for a page in the background draws no frames and must still hear.
 */
export function batches<T>(
  pause: number,
  apply: (items: readonly T[]) => void,
  { longest = pause }: { longest?: number } = {},
): Batches<T> {
  let waiting: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let next = pause
  const flush = () => {
    timer = undefined
    if (waiting.length === 0) {
      next = pause
      return
    }
    const items = waiting
    waiting = []
    timer = setTimeout(flush, next)
    next = Math.min(longest, next * 2)
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
