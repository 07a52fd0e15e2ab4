/** What the room's address restores: the shots that are written to, and the model of the prompt. */
export type CinematographySearch = { shot?: string[]; model?: string }

const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''

export function cinematographySearch(given: Record<string, unknown>): CinematographySearch {
  const { shot, model } = given
  const shots = (Array.isArray(shot) ? shot : [shot]).filter(isId)
  return { ...(shots.length > 0 && { shot: shots }), ...(isId(model) && { model }) }
}
