/** What was done in the editor, to be taken back and done again. Pure but for the deeds themselves. */

export type Deed = {
  /** Bytes that it keeps, so that a long past does not fill the memory. */
  weight: number
  undo: () => void
  redo: () => void
}

export type Past = { done: readonly Deed[]; undone: readonly Deed[] }

export const nothingDone: Past = { done: [], undone: [] }

/** What the deeds of one editor may weigh together. */
const MOST_WEIGHT = 384 * 1024 * 1024
const MOST_DEEDS = 200

/** The newest deeds, as many as may be kept; the last one always. */
function kept(deeds: readonly Deed[]): readonly Deed[] {
  let weight = 0
  const from = deeds.findLastIndex((deed, place) => {
    weight += deed.weight
    return place < deeds.length - 1 && weight > MOST_WEIGHT
  })
  return deeds.slice(Math.max(from + 1, deeds.length - MOST_DEEDS))
}

export const afterDeed = ({ done }: Past, deed: Deed): Past => ({
  done: kept([...done, deed]),
  undone: [],
})

export function afterUndo({ done, undone }: Past): Past {
  const last = done.at(-1)
  if (!last) return { done, undone }
  last.undo()
  return { done: done.slice(0, -1), undone: [...undone, last] }
}

export function afterRedo({ done, undone }: Past): Past {
  const next = undone.at(-1)
  if (!next) return { done, undone }
  next.redo()
  return { done: [...done, next], undone: undone.slice(0, -1) }
}
