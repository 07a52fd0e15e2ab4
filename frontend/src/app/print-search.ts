import { everything, MOST_IN_A_ROW, orientations, type PrintSearch, papers } from '@/lib/print-wish'

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((each) => each === value)

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const listOf = (value: unknown): unknown[] | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value : [value]

function inARow(value: unknown): number | undefined {
  const whole = typeof value === 'number' && Number.isInteger(value)
  return whole && value >= 1 && value <= MOST_IN_A_ROW ? value : undefined
}

function withoutGaps<T extends object>(fields: T): Partial<T> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as Partial<T>
}

export function printSearch(given: Record<string, unknown>): PrintSearch {
  const shots = listOf(given.shot)?.flatMap((id) => text(id) || [])
  return withoutGaps({
    paper: oneOf(papers, given.paper),
    orientation: oneOf(orientations, given.orientation),
    per_row: inARow(given.per_row),
    show: listOf(given.show)?.flatMap((each) => oneOf(everything, each) ?? []),
    scene: text(given.scene) || undefined,
    shot: shots?.length ? shots : undefined,
    breaks: given.breaks === true ? true : undefined,
    header: text(given.header),
    footer: text(given.footer),
  }) as PrintSearch
}
