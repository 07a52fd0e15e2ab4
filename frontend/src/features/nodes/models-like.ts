import type { ModelPlace } from '@/api/types'
import { typeLabel } from './model-words'

export type Wanted = { q?: string; folder?: string; node?: string; missing?: boolean }

/** Nodes that said which files they have; of the others nothing can be missing. */
export type ReadNode = { id: string; name: string }

/** The nodes that have not got the file. */
export const missingOn = (model: ModelPlace, nodes: readonly ReadNode[]): ReadNode[] =>
  nodes.filter(({ id }) => !model.backend_ids.includes(id))

const isFound = ({ name, folder }: ModelPlace, words: readonly string[]): boolean => {
  const within = `${name} ${folder} ${typeLabel(folder)}`.toLowerCase()
  return words.every((word) => within.includes(word))
}

/** The models of a folder, of a node, with all words in their names, missing somewhere. */
export function modelsLike(
  models: readonly ModelPlace[],
  { q, folder, node, missing }: Wanted,
  nodes: readonly ReadNode[],
): ModelPlace[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return models.filter(
    (model) =>
      (!folder || model.folder === folder) &&
      (!node || model.backend_ids.includes(node)) &&
      (!missing || missingOn(model, nodes).length > 0) &&
      isFound(model, words),
  )
}

/** How many files each folder has among `models`, the fullest first. */
export function folderCounts(models: readonly ModelPlace[]): { folder: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { folder } of models) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  return [...counts]
    .map(([folder, count]) => ({ folder, count }))
    .sort((a, b) => b.count - a.count || a.folder.localeCompare(b.folder))
}
