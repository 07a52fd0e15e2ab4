import * as Y from 'yjs'
import { readMotion } from '@/lib/motion'
import { type FormValues, isJson } from '@/lib/workflow/values'
import type {
  Arrow,
  ArrowEnd,
  Group,
  Note,
  Placement,
  ProjectFacts,
  Scene,
  SeedPolicy,
  Shot,
  Take,
  Trashed,
} from './model'
import { isRecord } from './shapes'

/** The branch that a project begins with. */
export const MAIN_BRANCH = 'main'

type Fields = { get: (key: string) => unknown }

const text = (fields: Fields, key: string): string => {
  const value = fields.get(key)
  if (value instanceof Y.Text) return value.toString()
  return typeof value === 'string' ? value : ''
}

const textOrNull = (fields: Fields, key: string): string | null => text(fields, key) || null

const numberOrNull = (fields: Fields, key: string): number | null => {
  const value = fields.get(key)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

const number = (fields: Fields, key: string, otherwise = 0): number =>
  numberOrNull(fields, key) ?? otherwise

function fieldsOf(value: unknown): Fields {
  if (value instanceof Y.Map) return value
  if (typeof value !== 'object' || value === null) return new Map<string, unknown>()
  return new Map<string, unknown>(Object.entries(value))
}

function entriesOf(value: unknown): [string, unknown][] {
  if (value instanceof Y.Map) return [...value.entries()]
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function seedPolicy(shot: Fields): SeedPolicy {
  if (shot.get('seed_locked') === true) return 'fixed'
  return shot.get('seed_policy') === 'increment' ? 'increment' : 'random'
}

function readMusic(value: unknown): ProjectFacts['music'] {
  const music = fieldsOf(value)
  const path = text(music, 'path')
  return path ? { path, name: text(music, 'name') || path } : null
}

export function readProject(project: Fields): ProjectFacts {
  const defaults = fieldsOf(project.get('defaults'))
  const folders = fieldsOf(project.get('folders'))
  return {
    id: text(project, 'id'),
    name: text(project, 'name'),
    description: text(project, 'description'),
    frameWidth: number(project, 'frame_width', 16),
    frameHeight: number(project, 'frame_height', 9),
    fps: number(project, 'fps', 24),
    namingProfile: text(project, 'naming_profile') || 'director',
    namingPattern: textOrNull(project, 'naming_pattern'),
    defaults: {
      templateId: text(defaults, 'template_id'),
      seconds: numberOrNull(defaults, 'seconds'),
    },
    folders: { inputs: text(folders, 'inputs') || 'inputs', takes: textOrNull(folders, 'takes') },
    branch: text(project, 'branch') || MAIN_BRANCH,
    music: readMusic(project.get('music')),
  }
}

export function readScene(id: string, value: unknown): Scene {
  const scene = fieldsOf(value)
  return {
    id,
    name: text(scene, 'name'),
    description: text(scene, 'description'),
    heading: text(scene, 'heading'),
    lyrics: text(scene, 'lyrics'),
    promptStart: text(scene, 'prompt_start'),
    promptEnd: text(scene, 'prompt_end'),
    order: number(scene, 'order'),
    slotId: text(scene, 'slot_id') || id,
    alternateNumber: number(scene, 'alternate_number', 1),
    standsAt: text(scene, 'stands_at'),
    folded: scene.get('folded') === true,
  }
}

export const readValues = (value: unknown): FormValues =>
  Object.fromEntries(
    entriesOf(value).flatMap(([key, entry]) => (isJson(entry) ? [[key, entry] as const] : [])),
  )

export function readShot(id: string, value: unknown): Shot {
  const shot = fieldsOf(value)
  const camera = entriesOf(shot.get('camera')).flatMap(([key, choice]) =>
    isPlain(choice) ? [[key, String(choice)] as const] : [],
  )
  return {
    id,
    sceneId: text(shot, 'scene_id'),
    slotId: text(shot, 'slot_id') || id,
    alternateNumber: number(shot, 'alternate_number', 1),
    standsAt: text(shot, 'stands_at'),
    order: number(shot, 'order'),
    code: text(shot, 'code'),
    name: text(shot, 'name'),
    description: text(shot, 'description'),
    action: text(shot, 'action'),
    dialogue: text(shot, 'dialogue'),
    lyrics: text(shot, 'lyrics'),
    sound: text(shot, 'sound'),
    notes: text(shot, 'notes'),
    rating: number(shot, 'rating'),
    duration: numberOrNull(shot, 'duration'),
    seed: number(shot, 'seed'),
    seedPolicy: seedPolicy(shot),
    templateId: text(shot, 'template_id'),
    nodeId: textOrNull(shot, 'node_id'),
    withoutSceneText: shot.get('without_scene_text') === true,
    chosenTake: textOrNull(shot, 'chosen_take'),
    camera: Object.fromEntries(camera),
    motion: readMotion(shot.get('motion')),
    values: readValues(shot.get('values')),
  }
}

export function readPlacement(_id: string, value: unknown): Placement {
  const place = fieldsOf(value)
  return {
    x: number(place, 'x'),
    y: number(place, 'y'),
    w: number(place, 'w', 240),
    h: number(place, 'h', 178),
    z: number(place, 'z'),
  }
}

export function readTake(id: string, value: unknown): Take {
  const take = fieldsOf(value)
  const intent = take.get('intent')
  const models = take.get('models')
  return {
    id,
    shotId: textOrNull(fieldsOf(take.get('owner')), 'id'),
    version: number(take, 'version', 1),
    variant: number(take, 'variant', 1),
    kind: text(take, 'kind'),
    stage: text(take, 'stage'),
    path: text(take, 'path'),
    sha256: text(take, 'sha256'),
    size: number(take, 'size'),
    width: number(take, 'width'),
    height: number(take, 'height'),
    seconds: numberOrNull(take, 'duration_seconds'),
    prompt: text(take, 'prompt'),
    negativePrompt: text(take, 'negative_prompt'),
    seed: numberOrNull(take, 'seed'),
    nodeName: text(take, 'node_name'),
    models: Array.isArray(models) ? models.map(String) : [],
    templateId: text(take, 'template_id'),
    values: readValues(take.get('values')),
    intent: isRecord(intent) ? intent : null,
    provenance: text(take, 'provenance'),
    jobId: text(take, 'job_id'),
    attempt: number(take, 'attempt', 1),
    createdAt: text(take, 'created_at'),
    startedAt: text(take, 'started_at'),
    finishedAt: text(take, 'finished_at'),
  }
}

export function readNote(id: string, value: unknown): Note {
  const note = fieldsOf(value)
  return {
    ...readPlacement(id, value),
    id,
    text: text(note, 'text'),
    author: text(note, 'author'),
    createdAt: text(note, 'created_at'),
  }
}

function readEnd(value: unknown): ArrowEnd {
  const end = fieldsOf(value)
  const [panel, note] = [text(end, 'panel'), text(end, 'note')]
  if (panel) return { panel }
  return note ? { note } : { x: number(end, 'x'), y: number(end, 'y') }
}

export function readArrow(id: string, value: unknown): Arrow {
  const arrow = fieldsOf(value)
  return {
    id,
    from: readEnd(arrow.get('from')),
    to: readEnd(arrow.get('to')),
    label: text(arrow, 'label'),
    z: number(arrow, 'z'),
  }
}

export function readGroup(id: string, value: unknown): Group {
  const group = fieldsOf(value)
  return {
    id,
    name: text(group, 'name'),
    members: entriesOf(group.get('members')).flatMap(([key, is]) => (is === true ? [key] : [])),
    order: number(group, 'order'),
  }
}

const kinds = ['scene', 'note', 'arrow', 'group', 'gone'] as const

/** A shot in the trash has no kind; it was there before all others could be. */
export function readTrashed(id: string, value: unknown): Trashed {
  const thrown = fieldsOf(value)
  const kind = kinds.find((each) => each === thrown.get('kind')) ?? 'shot'
  const entry = fieldsOf(thrown.get(kind === 'shot' || kind === 'scene' ? kind : 'entry'))
  const names = ['code', 'name', 'text', 'label'].map((key) => text(entry, key))
  return {
    id,
    kind,
    name: names.filter((name) => name !== '').join(' '),
    shots: entriesOf(thrown.get('shots')).length,
    deletedAt: text(thrown, 'deleted_at'),
  }
}
