type Waiting<Item, Result> = {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Makes one question of all that are asked in the same turn of the event loop, `most` at a time.
 * `load` answers in the order of what it was asked.
 */
export function together<Item, Result>(
  load: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = []
  const ask = async (asked: readonly Waiting<Item, Result>[]) => {
    try {
      const results = await load(asked.map(({ item }) => item))
      asked.forEach(({ resolve, reject }, place) => {
        const result = results[place]
        if (result === undefined) reject(new Error('The service answered less than was asked.'))
        else resolve(result)
      })
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }
  const flush = () => {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += most) void ask(all.slice(from, from + most))
  }
  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(flush)
      waiting.push({ item, resolve, reject })
    })
}
