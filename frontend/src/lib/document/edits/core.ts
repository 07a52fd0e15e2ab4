import * as Y from 'yjs'
import { type BoardDocument, type BoardMaps, mine } from '../board-document'
import { isMap } from '../shapes'
import { rememberWords, type StackItem } from '../undo-words'
import { rememberTexts } from '../untouched'

/** What every verb is made of. */
export type EditCore = {
  maps: BoardMaps
  undo: Y.UndoManager
  /** A deed as one step of undo, with what it did in words: "Move 3 panels". */
  step: (words: string, change: () => void) => void
  /** Typing and dragging: changes of one `subject` that follow at once are one step together. */
  stream: (words: string, subject: string, change: () => void) => void
  /** A change that is nobody's step to take back. */
  quietly: (change: () => void) => void
  /** The step of undo that was done last, or that was last added to; null where it changed nothing. */
  latestStep: () => StackItem | null
  shotOf: (id: string) => Y.Map<unknown> | undefined
  /** A map within a shot, made where it is missing. */
  within: (id: string, part: 'camera' | 'values') => Y.Map<unknown>
}

export function createCore({ doc, maps, undo }: BoardDocument): EditCore {
  let words = ''
  let subject = ''
  let latest: StackItem | null = null
  rememberWords(undo, () => words)
  rememberTexts(undo)
  const note = ({ stackItem, origin }: { stackItem: StackItem; origin: unknown }) => {
    if (origin !== undo) latest = stackItem
  }
  undo.on('stack-item-added', note)
  undo.on('stack-item-updated', note)
  const edit = (said: string, change: () => void) => {
    latest = null
    doc.transact(() => {
      change()
      words = said // also where verbs with words of their own were among it
    }, mine)
  }
  const shotOf = (id: string) => {
    const shot = maps.shots.get(id)
    return isMap(shot) ? shot : undefined
  }
  return {
    maps,
    undo,
    step(said, change) {
      undo.stopCapturing()
      edit(said, change)
      undo.stopCapturing()
      subject = ''
    },
    stream(said, about, change) {
      if (about !== subject) undo.stopCapturing()
      subject = about
      edit(said, change)
    },
    quietly: (change) => doc.transact(change),
    latestStep: () => latest,
    shotOf,
    within(id, part) {
      const shot = shotOf(id)
      const inner: unknown = shot?.get(part)
      if (isMap(inner)) return inner
      const made = new Y.Map<unknown>()
      shot?.set(part, made)
      return made
    },
  }
}
