/** Which fields of the document are maps and texts of their own. The server's: board/shapes.py. */
import * as Y from 'yjs'

export type Fields = Readonly<Record<string, unknown>>

export type Shape = { readonly maps: readonly string[]; readonly texts: readonly string[] }

export const SHOT = {
  maps: ['camera', 'values'],
  texts: ['action', 'dialogue', 'lyrics', 'sound', 'notes', 'description'],
} as const

export const NOTE = { maps: [], texts: ['text'] } as const
export const GROUP = { maps: ['members'], texts: [] } as const
export const PLAIN: Shape = { maps: [], texts: [] }

/** The words of a shot that two people may type in at once. */
export type ShotText = (typeof SHOT.texts)[number]

export const isShotText = (field: string): field is ShotText =>
  (SHOT.texts as readonly string[]).includes(field)

export const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A new map for the document, whole: maps and texts that `fields` leaves out are there, empty. */
export function sharedMap(fields: object, shape: Shape = PLAIN): Y.Map<unknown> {
  const map = new Y.Map<unknown>(Object.entries(fields))
  const given = new Map<string, unknown>(Object.entries(fields))
  for (const key of shape.maps) {
    const value = given.get(key)
    map.set(key, new Y.Map<unknown>(isRecord(value) ? Object.entries(value) : []))
  }
  for (const key of shape.texts) {
    const value = given.get(key)
    map.set(key, new Y.Text(typeof value === 'string' ? value : ''))
  }
  return map
}

/** How many characters both have in common from the start, no pair of halves torn apart. */
function alike(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return isHigh(one.charCodeAt(length - 1)) ? length - 1 : length
}

function alikeAtEnd(one: string, other: string, most: number): number {
  let length = 0
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return isLow(one.charCodeAt(one.length - length)) ? length - 1 : length
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000

/** Replaces what lies between the first and the last difference, so that others' typing stays. */
export function writeText(text: Y.Text, wanted: string): void {
  const current = text.toString()
  if (current === wanted) return
  const start = alike(current, wanted)
  const end = alikeAtEnd(current, wanted, Math.min(current.length, wanted.length) - start)
  const removed = current.length - start - end
  if (removed > 0) text.delete(start, removed)
  const added = wanted.slice(start, wanted.length - end)
  if (added) text.insert(start, added)
}

/** Writes words into the text that stands in a field, or puts one there. */
export function putWords(entry: Y.Map<unknown>, field: string, words: string): void {
  const text = entry.get(field)
  // What is no words alone (an embedded thing) cannot be counted; it gives way to words.
  if (text instanceof Y.Text && text.length === text.toString().length) writeText(text, words)
  else if (text !== words) entry.set(field, new Y.Text(words))
}
