/** What was copied from a board, as JSON that survives the way through the clipboard. */
import type { Json } from '@/lib/workflow/values'
import { isJson } from '@/lib/workflow/values'
import type { Placement } from './model'

export type Fields = Readonly<Record<string, Json>>

export type Clipping = {
  kind: typeof KIND
  /** The id of the project it is from. */
  project: string
  /** Each as the document keeps it, in the order of the board. */
  shots: readonly Fields[]
  notes: readonly Fields[]
  arrows: readonly Fields[]
  groups: readonly Fields[]
  /** Where the notes lie as seen from the first panel, in board px. */
  places: Readonly<Record<string, Placement>>
  /** Shot -> the file of the take it shows. */
  pictures: Readonly<Record<string, string>>
}

const KIND = 'directors-console/board'

export const emptyClipping = (project: string): Clipping => ({
  kind: KIND,
  project,
  shots: [],
  notes: [],
  arrows: [],
  groups: [],
  places: {},
  pictures: {},
})

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value)

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

const isPlace = (value: unknown): value is Placement =>
  isFields(value) && ['x', 'y', 'w', 'h', 'z'].every((key) => Number.isFinite(value[key]))

function entriesLike<T>(value: unknown, is: (each: unknown) => each is T): Record<string, T> {
  if (!isFields(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (is(each) ? [[key, each]] : [])),
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** What the clipboard's text says, or null where it is no part of a board. */
export function readClipping(text: string): Clipping | null {
  const value = parsed(text)
  if (!isFields(value) || value.kind !== KIND || !isText(value.project)) return null
  return {
    kind: KIND,
    project: value.project,
    shots: listOf(value.shots),
    notes: listOf(value.notes),
    arrows: listOf(value.arrows),
    groups: listOf(value.groups),
    places: entriesLike(value.places, isPlace),
    pictures: entriesLike(value.pictures, isText),
  }
}

function parsed(text: string): unknown {
  if (!text.startsWith('{')) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Every file that a shot's values name. */
export function filesIn(value: Json | undefined): string[] {
  if (isText(value)) return looksLikeFile(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(filesIn)
}

/** Inputs are kept under the hash of their content; takes by their name and version. */
const looksLikeFile = (text: string) =>
  text.length < 1_000 && !text.includes('\n') && /^[^:*?"<>|]+\/[^/]+\.[a-z0-9]{2,5}$/i.test(text)

/** The same with files under the names that they have here. */
export function withFiles(value: Json, files: Readonly<Record<string, string>>): Json {
  if (isText(value)) return files[value] ?? value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each: Json) => withFiles(each, files))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withFiles(each, files)]),
  )
}
