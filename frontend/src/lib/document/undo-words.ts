import type * as Y from 'yjs'

/** Where a step of undo keeps what it did, in words: "Move 3 panels". */
const key = 'words'

type StackItem = Y.UndoManager['undoStack'][number]

export function wordsOf(item: StackItem | undefined): string {
  const words: unknown = item?.meta.get(key)
  return typeof words === 'string' ? words : ''
}

/** Has each new step remember `words()`; a step that is taken back or done again keeps its own. */
export function rememberWords(undo: Y.UndoManager, words: () => string): void {
  undo.on('stack-item-added', ({ stackItem, origin }) => {
    const said = origin === undo ? wordsOf(undo.currStackItem ?? undefined) : words()
    stackItem.meta.set(key, said)
  })
}

/** "1 shot", "3 shots". */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`
