import type { ModelPlace } from '@/api/types'

export type Wanted = { q?: string; folder?: string; node?: string }

/** The models of a folder, of a node and with all words in their names. */
export function modelsLike(models: readonly ModelPlace[], { q, folder, node }: Wanted) {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return models.filter(
    (model) =>
      (!folder || model.folder === folder) &&
      (!node || model.backend_ids.includes(node)) &&
      words.every((word) => model.name.toLowerCase().includes(word)),
  )
}
