import type * as Y from 'yjs'

/** Where a step of undo keeps what it did, in words: "Move 3 panels". */
export const WORDS = 'words'

export type StackItem = Y.UndoManager['undoStack'][number]

export function wordsOf(item: StackItem | undefined): string {
  const words: unknown = item?.meta.get(WORDS)
  return typeof words === 'string' ? words : ''
}

/** What was taken back or is done again stays the same deed, with the same words. */
function carryOver(from: StackItem | null, to: StackItem): void {
  for (const [name, value] of from?.meta ?? []) to.meta.set(name, value)
}

/** Has each new step remember `words()`; a step that is taken back or done again keeps its own. */
export function rememberWords(undo: Y.UndoManager, words: () => string): void {
  undo.on('stack-item-added', ({ stackItem, origin }) => {
    const { currStackItem } = undo
    if (origin === undo) carryOver(currStackItem, stackItem)
    else if (!stackItem.meta.has(WORDS)) stackItem.meta.set(WORDS, words())
  })
}
