import * as Y from 'yjs'
import type { BoardDocument } from '../board-document'
import { type StackItem, WORDS, wordsOf } from '../undo-words'
import { isUntouched } from '../untouched'
import type { EditCore } from './core'

/** A step as a person knows it: the same deed through undo and redo. */
export type Deed = { readonly words: string }

const isDeed = (value: unknown): value is Deed =>
  typeof value === 'object' && value !== null && 'words' in value

/** `before` is a deed that was taken back already, or that changed nothing. */
export type TakenBack = 'done' | 'before' | 'changed'

/** A deed of a service, of which the document is only told. */
export type Elsewhere = {
  words: string
  back: () => Promise<void>
  again: () => Promise<void>
  /** Whether all is still as it left it. */
  isAsLeft: () => boolean
}

const DEED = 'deed'
const ELSEWHERE = 'elsewhere'

const isElsewhere = (value: unknown): value is Elsewhere =>
  typeof value === 'object' && value !== null && 'back' in value && 'again' in value

const elsewhereOf = (item: StackItem | undefined): Elsewhere | null => {
  const deed: unknown = item?.meta.get(ELSEWHERE)
  return isElsewhere(deed) ? deed : null
}

/** A step that changes nothing of the document. */
const emptyStep = (deed: Elsewhere): StackItem => ({
  insertions: Y.createDeleteSet(),
  deletions: Y.createDeleteSet(),
  meta: new Map<string, unknown>([
    [ELSEWHERE, deed],
    [WORDS, deed.words],
  ]),
})

/** The history of what a person did, in order, and each deed taken back by itself. */
export function deedEdits({ doc, undo }: BoardDocument, core: EditCore) {
  const stacksFor = {
    undo: () => ({ from: undo.undoStack, to: undo.redoStack, turn: () => undo.undo() }),
    redo: () => ({ from: undo.redoStack, to: undo.undoStack, turn: () => undo.redo() }),
  }

  /** Has those who show the history look at it again. */
  const tell = (stackItem: StackItem, type: 'undo' | 'redo') => {
    const event = { stackItem, type, origin: undo, changedParentTypes: new Map() }
    undo.emit('stack-item-updated', [event, undo])
  }

  /** The library passes over steps that change nothing any more: it may see only the document's. */
  const turn = (type: 'undo' | 'redo'): void => {
    const { from, to, turn: turnOwn } = stacksFor[type]()
    const floor = from.findLastIndex((item) => elsewhereOf(item) !== null)
    const below = from.splice(0, floor + 1)
    const isDone = turnOwn() !== null
    from.unshift(...below)
    const top = from.at(-1)
    const elsewhere = elsewhereOf(top)
    if (!top || floor < 0) return
    if (!isDone && elsewhere) {
      from.pop()
      to.push(top)
      void (type === 'undo' ? elsewhere.back() : elsewhere.again())
    }
    tell(top, type)
  }

  /** The words of the step that was taken back or done again; null where there was none. */
  const turned = (type: 'undo' | 'redo'): string | null => {
    const before = stacksFor[type]().to.length
    turn(type)
    const { to } = stacksFor[type]()
    return to.length > before ? wordsOf(to.at(-1)) : null
  }

  const isAsLeft = (item: StackItem): boolean =>
    elsewhereOf(item)?.isAsLeft() ?? isUntouched(doc, item)

  const findStep = (deed: Deed | null): StackItem | undefined =>
    deed ? undo.undoStack.find(({ meta }) => meta.get(DEED) === deed) : undefined

  return {
    undo: () => turned('undo'),
    redo: () => turned('redo'),

    /** What was done just now, to be taken back by itself later; null where it changed nothing. */
    latestDeed(): Deed | null {
      const step = core.latestStep()
      if (!step) return null
      const known: unknown = step.meta.get(DEED)
      const deed = isDeed(known) ? known : { words: wordsOf(step) }
      step.meta.set(DEED, deed)
      return deed
    },

    /** Takes back this deed and no other, where all that it wrote is still as it wrote it. */
    takeBack(deed: Deed | null): TakenBack {
      const step = findStep(deed)
      if (!step) return 'before'
      if (!isAsLeft(step)) return 'changed'
      undo.undoStack.splice(undo.undoStack.indexOf(step), 1)
      undo.undoStack.push(step)
      // Later steps of others may lie on a place that is empty now; it was looked at.
      undo.ignoreRemoteMapChanges = true
      turn('undo')
      undo.ignoreRemoteMapChanges = false
      return 'done'
    },

    /** Puts a deed that a service did into the history. */
    noteElsewhere(deed: Elsewhere) {
      undo.stopCapturing()
      undo.clear(false, true)
      const stackItem = emptyStep(deed)
      undo.undoStack.push(stackItem)
      const event = {
        stackItem,
        type: 'undo',
        origin: deed,
        changedParentTypes: new Map(),
      } as const
      undo.emit('stack-item-added', [event, undo])
    },
  }
}
