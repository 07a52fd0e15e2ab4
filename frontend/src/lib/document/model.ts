/** The live document as plain, frozen values; what the page draws. */

export type ProjectFacts = {
  id: string
  name: string
  frameWidth: number
  frameHeight: number
  fps: number
}

export type Scene = { id: string; name: string; description: string; order: number }

export type Shot = {
  id: string
  sceneId: string
  order: number
  code: string
  name: string
  description: string
  seed: number
  seedLocked: boolean
  templateId: string
  chosenTake: string | null
  camera: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | number | boolean>>
}

/** Where a panel lies, in board px at zoom 1. */
export type Placement = { x: number; y: number; w: number; h: number; z: number }

export type Take = {
  id: string
  shotId: string | null
  version: number
  kind: string
  path: string
  sha256: string
  width: number
  height: number
  prompt: string
  seed: number | null
  nodeName: string
  createdAt: string
  startedAt: string
  finishedAt: string
}

/** Everything of one kind, by id. */
export type ById<T> = Readonly<Record<string, T>>
