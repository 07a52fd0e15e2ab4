import * as Y from 'yjs'
import { type BoardDocument, type BoardMaps, mine } from '../board-document'
import { isMap } from '../shapes'
import { rememberWords } from '../undo-words'

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
  shotOf: (id: string) => Y.Map<unknown> | undefined
  /** A map within a shot, made where it is missing. */
  within: (id: string, part: 'camera' | 'values') => Y.Map<unknown>
}

export function createCore({ doc, maps, undo }: BoardDocument): EditCore {
  let words = ''
  let subject = ''
  rememberWords(undo, () => words)
  const edit = (said: string, change: () => void) => {
    words = said
    doc.transact(change, mine)
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
