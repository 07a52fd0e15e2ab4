/** The live document as plain, frozen values; what the page draws. */
import type { FormValues } from '@/lib/workflow/values'

export type ProjectFacts = {
  id: string
  name: string
  frameWidth: number
  frameHeight: number
  fps: number
}

export type Scene = { id: string; name: string; description: string; order: number }

/** What becomes of a shot's seed with each render: it stays, is drawn anew, or is one higher. */
export type SeedPolicy = 'fixed' | 'random' | 'increment'

export type Shot = {
  id: string
  sceneId: string
  order: number
  code: string
  name: string
  description: string
  seed: number
  seedPolicy: SeedPolicy
  templateId: string
  chosenTake: string | null
  camera: Readonly<Record<string, string>>
  values: FormValues
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
  /** The workflow that it was rendered with; empty where nobody knows. */
  templateId: string
  createdAt: string
  startedAt: string
  finishedAt: string
}

/** Everything of one kind, by id. */
export type ById<T> = Readonly<Record<string, T>>
