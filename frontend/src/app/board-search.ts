/** What a board's address restores: the selected shot and the scene in view. */
export type BoardSearch = { shot?: string; scene?: string }

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export function boardSearch(search: Record<string, unknown>): BoardSearch {
  const shot = text(search.shot)
  const scene = text(search.scene)
  return { ...(shot && { shot }), ...(scene && { scene }) }
}
