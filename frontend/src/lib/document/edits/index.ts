import type { BoardDocument } from '../board-document'
import { alternateEdits } from './alternates'
import { arrowEdits } from './arrows'
import { bringBackEdits } from './bring-back'
import { clippingEdits } from './clippings'
import { createCore } from './core'
import { deedEdits } from './deeds'
import { groupEdits } from './groups'
import { markEdits } from './marks'
import { noteEdits } from './notes'
import { panelEdits } from './panels'
import { projectEdits } from './project'
import { sceneAlternateEdits } from './scene-alternates'
import { sceneEdits } from './scenes'
import { shotEdits } from './shots'
import { takeEdits } from './takes'
import { wholeEdits } from './whole'
import { workflowEdits } from './workflows'

export type { Deed, TakenBack } from './deeds'
export type { NewShot } from './shots'

/** Everything a person can change on the board. Each call is one step of undo. */
export function createEdits(document: BoardDocument) {
  const core = createCore(document)
  const verbs = { ...sceneEdits(core), ...shotEdits(core), ...markEdits(core) }
  return {
    ...projectEdits(core),
    ...verbs,
    ...bringBackEdits(core, verbs),
    ...sceneAlternateEdits(core),
    ...alternateEdits(core),
    ...workflowEdits(core),
    ...takeEdits(core),
    ...panelEdits(core),
    ...noteEdits(core),
    ...arrowEdits(core),
    ...groupEdits(core),
    ...clippingEdits(core),
    ...wholeEdits(core),
    ...deedEdits(document, core),
  }
}

export type Edits = ReturnType<typeof createEdits>
