import { text } from './search-values'

/** What the address of the models restores: which of them are looked for. */
export type ModelSearch = { q?: string; folder?: string; node?: string; missing?: boolean }

export function modelSearch(given: Record<string, unknown>): ModelSearch {
  const q = text(given.q)
  const folder = text(given.folder)
  const node = text(given.node)
  return {
    ...(q && { q }),
    ...(folder && { folder }),
    ...(node && { node }),
    ...(given.missing === true && { missing: true }),
  }
}
