import type { BoardDocument } from '../board-document'
import { alternateEdits } from './alternates'
import { arrowEdits } from './arrows'
import { clippingEdits } from './clippings'
import { createCore } from './core'
import { groupEdits } from './groups'
import { markEdits } from './marks'
import { noteEdits } from './notes'
import { panelEdits } from './panels'
import { projectEdits } from './project'
import { sceneEdits } from './scenes'
import { shotEdits } from './shots'
import { takeEdits } from './takes'
import { wholeEdits } from './whole'
import { workflowEdits } from './workflows'

export type { NewShot } from './shots'

/** Everything a person can change on the board. Each call is one step of undo. */
export function createEdits(document: BoardDocument) {
  const core = createCore(document)
  const { undo } = core
  return {
    ...projectEdits(core),
    ...sceneEdits(core),
    ...shotEdits(core),
    ...alternateEdits(core),
    ...workflowEdits(core),
    ...takeEdits(core),
    ...panelEdits(core),
    ...noteEdits(core),
    ...arrowEdits(core),
    ...groupEdits(core),
    ...markEdits(core),
    ...clippingEdits(core),
    ...wholeEdits(core),
    undo: () => undo.undo(),
    redo: () => undo.redo(),
  }
}

export type Edits = ReturnType<typeof createEdits>
