/** The live document as plain, frozen values; what the page draws. */
import type { Motion } from '@/lib/motion'
import type { FormValues } from '@/lib/workflow/values'
import type { ShotText } from './shapes'

export type ProjectFacts = {
  id: string
  name: string
  description: string
  frameWidth: number
  frameHeight: number
  fps: number
  namingProfile: string
  /** Null is the profile's own. */
  namingPattern: string | null
  defaults: { templateId: string; seconds: number | null }
  folders: { inputs: string; takes: string | null }
  /** The branch whose board this is. */
  branch: string
  /** A sound of the project that the film is cut to, by its path. */
  music: { path: string; name: string } | null
}

export type Scene = {
  id: string
  name: string
  description: string
  /** As in a screenplay: "INT. KITCHEN - DAY". */
  heading: string
  lyrics: string
  /** What the prompts of its shots begin and end with. */
  promptStart: string
  promptEnd: string
  order: number
  /** Alternates of one another share it. */
  slotId: string
  alternateNumber: number
  /** When it was last chosen to stand in its slot; empty where it never was. */
  standsAt: string
  folded: boolean
}

/** What becomes of a shot's seed with each render: it stays, is drawn anew, or is one higher. */
export type SeedPolicy = 'fixed' | 'random' | 'increment'

export type Shot = Readonly<Record<ShotText, string>> & {
  id: string
  sceneId: string
  /** Alternates of one another share it. */
  slotId: string
  alternateNumber: number
  /** When it was last chosen to stand in its slot; empty where it never was. */
  standsAt: string
  order: number
  code: string
  name: string
  /** 0 to 5 stars. */
  rating: number
  /** Frames at the project's rate; null where nobody has said. */
  duration: number | null
  seed: number
  seedPolicy: SeedPolicy
  templateId: string
  /** The node it is to be rendered on; null leaves that to the farm. */
  nodeId: string | null
  /** It leaves out what its scene says in every prompt. */
  withoutSceneText: boolean
  chosenTake: string | null
  camera: Readonly<Record<string, string>>
  /** How the camera moves over the picture; null where nobody drew it. */
  motion: Motion | null
  values: FormValues
}

/** Where a panel lies, in board px at zoom 1. */
export type Placement = { x: number; y: number; w: number; h: number; z: number }

/** A sticky note. */
export type Note = Placement & {
  id: string
  text: string
  author: string
  createdAt: string
}

export type ArrowEnd = { panel: string } | { note: string } | { x: number; y: number }

export type Arrow = { id: string; from: ArrowEnd; to: ArrowEnd; label: string; z: number }

/** Panels and sticky notes that move together. */
export type Group = { id: string; name: string; members: readonly string[]; order: number }

/** Something deleted that can be brought back; of what is `gone` for good only its names are kept. */
export type Trashed = {
  id: string
  kind: 'shot' | 'scene' | 'note' | 'arrow' | 'group' | 'gone'
  name: string
  /** Shots that a scene took along. */
  shots: number
  deletedAt: string
}

export type Take = {
  id: string
  shotId: string | null
  version: number
  /** From 1; a job that makes several files makes them of one version. */
  variant: number
  kind: string
  stage: string
  path: string
  sha256: string
  /** Bytes. */
  size: number
  width: number
  height: number
  /** Null for a picture. */
  seconds: number | null
  prompt: string
  negativePrompt: string
  seed: number | null
  nodeName: string
  models: readonly string[]
  /** The workflow that it was rendered with; empty where nobody knows. */
  templateId: string
  /** What was used, by the inputs' names. */
  values: FormValues
  /** What its shot said when it was ordered; null where nobody knows. See `intent.ts`. */
  intent: Readonly<Record<string, unknown>> | null
  /** Where it came from when it was not rendered for its shot, such as `pool:<id>`. */
  provenance: string
  jobId: string
  attempt: number
  createdAt: string
  startedAt: string
  finishedAt: string
}

/** Everything of one kind, by id. */
export type ById<T> = Readonly<Record<string, T>>
