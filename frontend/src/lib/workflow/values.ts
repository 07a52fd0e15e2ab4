/** What a person chose for a template's inputs, as the live document keeps it. */

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Neither bytes nor anything undefined, which neither JSON nor the live document's values are. */
export function isJson(value: unknown): value is Json {
  if (isPlain(value)) return true
  if (Array.isArray(value)) return value.every(isJson)
  if (typeof value !== 'object' || value === null) return value === null
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson)
}

/** Input name -> value. An input without a value has its default. */
export type FormValues = Readonly<Record<string, Json>>

/** What a shot's values can be; whatever else was written beside a result stays there. */
export const plainValues = (values: Readonly<Record<string, unknown>>): FormValues =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (isJson(value) ? [[name, value]] : [])),
  )

/** What to write; null gives an input its default again. */
export type ValueChanges = Readonly<Record<string, Json>>

/** A LoRA with its strengths; `strength_clip` null is the same as `strength`. */
export type LoraValue = {
  readonly name: string
  readonly strength: number
  readonly strength_clip: number | null
  readonly enabled: boolean
}

/** A LoRA that the graph does not have; `wire` names the model input it changes, null all. */
export type AddedLora = LoraValue & { readonly wire: string | null }

/** A part of a picture, in its pixels. */
export type Crop = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A file of the project, and whether the graph is to use it. A picture may have a mask (white is
 * what the graph may change), and remember what it was made from, so that it can be edited again:
 * `path` is then the crop of `source` with `paint` over it. All are paths in the project.
 */
export type MediaValue = {
  readonly path: string
  readonly enabled: boolean
  readonly mask?: string
  readonly source?: string
  readonly crop?: Crop
  readonly paint?: string
}

type Fields = { readonly [key: string]: Json }

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !isList(value)

const numberOr = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

/** A LoRA as it stands in the document; a file's name alone is one at full strength. */
export function readLora(value: Json | undefined): LoraValue | null {
  if (typeof value === 'string') {
    return value === '' ? null : { name: value, strength: 1, strength_clip: null, enabled: true }
  }
  if (!isFields(value) || typeof value.name !== 'string') return null
  const { name, strength, strength_clip: clip, enabled } = value
  return {
    name,
    strength: numberOr(strength, 1),
    strength_clip: typeof clip === 'number' ? clip : null,
    enabled: enabled !== false,
  }
}

export function readAddedLoras(value: Json | undefined): AddedLora[] {
  if (!isList(value)) return []
  return value.flatMap((each) => {
    const lora = readLora(each)
    const wire = isFields(each) && typeof each.wire === 'string' ? each.wire : null
    return lora ? [{ ...lora, wire }] : []
  })
}

function readCrop(value: Json | undefined): Crop | null {
  if (!isFields(value)) return null
  const { x, y, width, height } = value
  if (typeof x !== 'number' || typeof y !== 'number') return null
  if (typeof width !== 'number' || typeof height !== 'number') return null
  return { x, y, width, height }
}

const pathIn = (fields: Fields, name: 'mask' | 'source' | 'paint') => {
  const path = fields[name]
  return typeof path === 'string' && path !== '' ? { [name]: path } : {}
}

export function readMedia(value: Json | undefined): MediaValue | null {
  if (typeof value === 'string') return value === '' ? null : { path: value, enabled: true }
  if (!isFields(value) || typeof value.path !== 'string' || value.path === '') return null
  const crop = readCrop(value.crop)
  return {
    path: value.path,
    enabled: value.enabled !== false,
    ...pathIn(value, 'mask'),
    ...pathIn(value, 'source'),
    ...pathIn(value, 'paint'),
    ...(crop && { crop }),
  }
}

/** As the document keeps it: a path says all there is to say of a file that is used as it is. */
export function mediaJson({ path, enabled, ...edited }: MediaValue): Json {
  if (enabled && Object.keys(edited).length === 0) return path
  return { path, ...(!enabled && { enabled }), ...edited }
}

/** Values that belong to the shot's workflow though no input of the template is called so. */
export const ADDED_LORAS = 'loras'
export const CAMERA_ANGLE = 'camera_angle'
export const NEXT_SCENE = 'next_scene'
export const BESIDE_INPUTS: ReadonlySet<string> = new Set([ADDED_LORAS, CAMERA_ANGLE, NEXT_SCENE])
