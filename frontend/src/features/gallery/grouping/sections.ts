import type { FileGroup, FileOrder } from '@/api/gallery-order'
import { wholeDay } from '@/lib/format/dates'
import { changedAt, dayStarts } from '../layout/days'
import type { GroupBy } from '../use-gallery-address'

/** What stands together below one heading. */
export type Section = {
  key: string
  title: string
  detail: string
  /** Places in the whole order, folded or not. */
  from: number
  to: number
  isFolded: boolean
}

/** What is drawn: the order without what is folded, and where each section begins in it. */
export type Arranged = {
  order: FileOrder
  /** Null: there are no groups. */
  sections: readonly Section[] | null
  starts: Uint32Array
}

/** "2026-11-21", as the machine's clock has it. */
function dayKey(time: number): string {
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function days(ids: Float64Array): FileGroup[] {
  return [...dayStarts(ids)].map((from) => {
    const time = changedAt(ids[from] ?? 0)
    return { key: dayKey(time), title: wholeDay(time), detail: '', from }
  })
}

const ofNone: Record<GroupBy, string> = {
  day: 'No day',
  scene: 'In no scene',
  shot: 'Of no shot',
  folder: 'The project itself',
}

/**
 * The headings of an order and how far each reaches; null where it has none, such as what was
 * read before groups were asked for and stands there until they have come.
 */
export function sectionsOf(
  order: FileOrder,
  group: GroupBy,
  folded: ReadonlySet<string>,
): Section[] | null {
  const groups = group === 'day' ? days(order.ids) : order.groups
  if (groups.length === 0) return null
  return groups.map(({ key, title, detail, from }, place) => ({
    key,
    title: title || ofNone[group],
    detail,
    from,
    to: groups[place + 1]?.from ?? order.ids.length,
    isFolded: folded.has(key),
  }))
}

const sizeOf = ({ from, to, isFolded }: Section) => (isFolded ? 0 : to - from)

function startsOf(sections: readonly Section[]): Uint32Array {
  const starts = new Uint32Array(sections.length)
  let start = 0
  for (const [place, section] of sections.entries()) {
    starts[place] = start
    start += sizeOf(section)
  }
  return starts
}

/** An order without the files of folded sections. */
function withoutFolded(order: FileOrder, sections: readonly Section[]): FileOrder {
  const count = sections.reduce((sum, section) => sum + sizeOf(section), 0)
  const [ids, aspects, kinds] = [
    new Float64Array(count),
    new Float32Array(count),
    new Uint8Array(count),
  ]
  let start = 0
  for (const section of sections) {
    if (section.isFolded) continue
    const { from, to } = section
    ids.set(order.ids.subarray(from, to), start)
    aspects.set(order.aspects.subarray(from, to), start)
    kinds.set(order.kinds.subarray(from, to), start)
    start += to - from
  }
  return { ids, aspects, kinds, groups: [] }
}

export function arranged(order: FileOrder, sections: readonly Section[] | null): Arranged {
  if (sections === null) return { order, sections, starts: new Uint32Array(0) }
  const isWhole = sections.every(({ isFolded }) => !isFolded)
  return {
    order: isWhole ? order : withoutFolded(order, sections),
    sections,
    starts: startsOf(sections),
  }
}

/** The section of a file by its place in the whole order; -1: in none. */
export const sectionAt = (sections: readonly Section[], place: number): number =>
  sections.findIndex(({ from, to }) => place >= from && place < to)
