/** What a board's address restores: the current shot. */
export type BoardSearch = { shot?: string }

export function boardSearch({ shot }: Record<string, unknown>): BoardSearch {
  return typeof shot === 'string' && shot !== '' ? { shot } : {}
}
