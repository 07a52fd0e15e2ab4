/** Pairs of letters of a name, without its folder, its ending and what only separates. */
function pairs(name: string): Set<string> {
  const [file = ''] = name.split(/[\\/]/).slice(-1)
  const letters = file
    .toLowerCase()
    .replace(/\.[a-z0-9]+$/, '')
    .replace(/[\s._-]+/g, '')
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)))
}

/** How alike two names are, from 0 to 1: the share of letter pairs that both have. */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairs(one), pairs(other)]
  const shared = [...first].filter((pair) => second.has(pair)).length
  return first.size + second.size === 0 ? 0 : (2 * shared) / (first.size + second.size)
}

const LEAST = 0.45

/** The name most like `wanted`; null where none is like it. */
export function nearest(wanted: string, names: readonly string[]): string | null {
  let best: { name: string; likeness: number } | null = null
  for (const name of names) {
    const found = likeness(wanted, name)
    if (found >= LEAST && found > (best?.likeness ?? 0)) best = { name, likeness: found }
  }
  return best?.name ?? null
}
