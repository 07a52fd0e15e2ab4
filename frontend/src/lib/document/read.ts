import * as Y from 'yjs'
import { isJson } from '@/lib/workflow/values'
import type { Placement, ProjectFacts, Scene, SeedPolicy, Shot, Take } from './model'

type Fields = { get: (key: string) => unknown }

const text = (fields: Fields, key: string): string => {
  const value = fields.get(key)
  return typeof value === 'string' ? value : ''
}

const textOrNull = (fields: Fields, key: string): string | null => text(fields, key) || null

const number = (fields: Fields, key: string, otherwise = 0): number => {
  const value = fields.get(key)
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}

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

export function readProject(project: Y.Map<unknown>): ProjectFacts {
  return {
    id: text(project, 'id'),
    name: text(project, 'name'),
    frameWidth: number(project, 'frame_width', 16),
    frameHeight: number(project, 'frame_height', 9),
    fps: number(project, 'fps', 24),
  }
}

export function readScene(id: string, value: unknown): Scene {
  const scene = fieldsOf(value)
  return {
    id,
    name: text(scene, 'name'),
    description: text(scene, 'description'),
    order: number(scene, 'order'),
  }
}

export function readShot(id: string, value: unknown): Shot {
  const shot = fieldsOf(value)
  const camera = entriesOf(shot.get('camera')).flatMap(([key, choice]) =>
    isPlain(choice) ? [[key, String(choice)] as const] : [],
  )
  const values = entriesOf(shot.get('values')).flatMap(([key, entry]) =>
    isJson(entry) ? [[key, entry] as const] : [],
  )
  return {
    id,
    sceneId: text(shot, 'scene_id'),
    order: number(shot, 'order'),
    code: text(shot, 'code'),
    name: text(shot, 'name'),
    description: text(shot, 'description'),
    seed: number(shot, 'seed'),
    seedPolicy: seedPolicy(shot),
    templateId: text(shot, 'template_id'),
    chosenTake: textOrNull(shot, 'chosen_take'),
    camera: Object.fromEntries(camera),
    values: Object.fromEntries(values),
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
  const seed = take.get('seed')
  return {
    id,
    shotId: textOrNull(fieldsOf(take.get('owner')), 'id'),
    version: number(take, 'version', 1),
    kind: text(take, 'kind'),
    path: text(take, 'path'),
    sha256: text(take, 'sha256'),
    width: number(take, 'width'),
    height: number(take, 'height'),
    prompt: text(take, 'prompt'),
    seed: typeof seed === 'number' ? seed : null,
    nodeName: text(take, 'node_name'),
    templateId: text(take, 'template_id'),
    createdAt: text(take, 'created_at'),
    startedAt: text(take, 'started_at'),
    finishedAt: text(take, 'finished_at'),
  }
}
