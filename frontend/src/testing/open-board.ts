import * as Y from 'yjs'
import { createBoardDocument } from '@/lib/document/board-document'
import { followBoardDocument } from '@/lib/document/board-state'
import { createEdits, type NewShot } from '@/lib/document/edits'

export const aPlace = { x: 0, y: 0, w: 240, h: 178, z: 0 }

/** A shot of the scene of `openBoard`. */
export const aNewShot: NewShot = {
  sceneId: 's1',
  sceneNumber: 1,
  templateId: '',
  placement: aPlace,
}

/** A board with one scene, as the page holds it; nobody else is there. */
export function openBoard() {
  const document = createBoardDocument()
  document.maps.scenes.set('s1', new Y.Map(Object.entries({ id: 's1', name: 'One', order: 1 })))
  const edits = createEdits(document)
  const store = followBoardDocument(document)
  return { ...document, edits, store, state: store.getState }
}

/** Tells one board what the other knows. */
export function tell(there: { doc: Y.Doc }, here: { doc: Y.Doc }): void {
  Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc))
}
