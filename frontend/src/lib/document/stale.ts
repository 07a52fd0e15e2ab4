/**
 * Compares what a take was ordered for with what its shot says now. The server does the same in
 * storyboard/staleness; tests/storyboard/staleness/cases.json holds both to one opinion.
 */
import type { CatalogueField } from '@/api/types'
import { knownWords } from '@/lib/camera/values'
import { type Intent, intentOf } from './intent'
import type { ProjectFacts, Scene, Shot, Take } from './model'
import { isRecord } from './shapes'

/** `fields` such as `camera.lens`, `values.steps`, `description`, `template`, `frame`, `seed`. */
export type Staleness = { fields: readonly string[]; words: string }

type Film = Pick<ProjectFacts, 'frameWidth' | 'frameHeight'>
type Judged = Pick<Take, 'intent' | 'seed'>
type Catalogue = readonly Pick<CatalogueField, 'id' | 'label' | 'kind' | 'unit' | 'options'>[]
type Plain = Readonly<Record<string, unknown>>

const partOf = (value: unknown): Plain => (isRecord(value) ? value : {})

const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

/** JSON with its keys in order, so that equal values are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, each: unknown) =>
    isRecord(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

function differingKeys(part: string, before: Plain, now: Plain): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
  return names.filter((name) => !isSame(before[name], now[name])).map((name) => `${part}.${name}`)
}

/** Whether the prompt was a person's own and still is. */
const hasOwnPrompt = (before: Plain, now: Intent): boolean =>
  typeof before.prompt === 'string' && Object.values(now.values).includes(before.prompt)

/** Only a seed that is kept says something; the one of the take is no other. */
function hasAnotherSeed(before: Plain, now: Intent, take: Judged): boolean {
  if (now.seed_policy !== 'fixed' || before.seed_policy === 'spread') return false
  return now.seed !== before.seed && now.seed !== take.seed
}

function differing(before: Plain, now: Intent, take: Judged): string[] {
  const isOther = before.template_id !== now.template_id
  const isOwn = hasOwnPrompt(before, now)
  return [
    ...(isOther ? ['template'] : []),
    ...(!isOwn && before.description !== now.description ? ['description'] : []),
    ...(isOwn || isSame(before.scene, now.scene) ? [] : ['scene']),
    ...(isOwn ? [] : differingKeys('camera', partOf(before.camera), now.camera)),
    ...(isOther ? [] : differingKeys('values', partOf(before.values), now.values)),
    ...(isSame(before.frame, now.frame) ? [] : ['frame']),
    ...(hasAnotherSeed(before, now, take) ? ['seed'] : []),
  ]
}

/** Null for a take that is as its shot says, and where nobody knows what it was ordered for. */
export function staleness(
  shot: Shot,
  take: Judged,
  film: Film,
  { scene, catalogue = [] }: { scene: Scene | undefined; catalogue?: Catalogue | undefined },
): Staleness | null {
  const before = take.intent
  if (before === null) return null
  const now = intentOf(shot, film, { scene })
  const fields = differing(before, now, take)
  const [first, ...more] = fields
  if (first === undefined) return null
  const words = wordsOf(first, before, now, catalogue)
  return { fields, words: more.length > 0 ? `${words}, ${more.length} more` : words }
}

/** `staleness` that looks again only at a shot that changed, or whose take, scene or film did. */
export function rememberStaleness() {
  type Known = { take: Judged; film: Film; scene: Scene | undefined; stale: Staleness | null }
  const found = new WeakMap<Shot, Known>()
  return (shot: Shot, take: Judged, film: Film, scene: Scene | undefined): Staleness | null => {
    const known = found.get(shot)
    const isKnown = known?.take === take && known.film === film && known.scene === scene
    if (isKnown) return known.stale
    const stale = staleness(shot, take, film, { scene })
    found.set(shot, { take, film, scene, stale })
    return stale
  }
}

const named: Readonly<Record<string, string>> = {
  template: 'Another workflow',
  description: 'Words changed',
  scene: 'Scene text changed',
  seed: 'Another seed',
  'values.loras': 'LoRAs changed',
  'values.camera_angle': 'Angle changed',
}

const sentence = (name: string): string => {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function cameraWords(field: string, value: unknown, catalogue: Catalogue): string | null {
  if (typeof value !== 'string') return null
  const known = catalogue.find(({ id }) => id === field)
  const words = known && knownWords(known, value, 'short')
  if (words) return words
  const lens = /^mm_(\d+(?:_\d+)?)$/.exec(value)
  return lens?.[1] ? `${lens[1].replace('_', '.')} mm` : value.replaceAll('_', ' ')
}

const numberWords = (value: unknown): string | null =>
  typeof value === 'number' ? String(value) : null

function changeWords(label: string, before: string | null, now: string | null): string {
  if (before === null || now === null) return now ? `${label} set to ${now}` : `${label} changed`
  const unit = ' mm'
  const isLens = before.endsWith(unit) && now.endsWith(unit)
  return `${label} ${isLens ? before.slice(0, -unit.length) : before} to ${now}`
}

const frameWords = (frame: unknown): string =>
  Array.isArray(frame) ? frame.map((side) => numberWords(side) ?? '?').join(' : ') : ''

/** One difference in a line as short as a panel's. */
function wordsOf(field: string, before: Plain, now: Intent, catalogue: Catalogue): string {
  const known = named[field]
  if (known) return known
  if (field === 'frame') return `Frame ${frameWords(before.frame)} to ${frameWords(now.frame)}`
  const [part = '', ...rest] = field.split('.')
  const name = rest.join('.')
  const [was, is] = [partOf(partOf(before)[part])[name], partOf(partOf(now)[part])[name]]
  if (part !== 'camera') return changeWords(sentence(name), numberWords(was), numberWords(is))
  const label = catalogue.find(({ id }) => id === name)?.label ?? sentence(name)
  return changeWords(label, cameraWords(name, was, catalogue), cameraWords(name, is, catalogue))
}
