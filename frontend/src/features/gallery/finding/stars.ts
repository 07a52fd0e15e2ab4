import { type Chip, joinQuery, splitQuery, valuesOf, withValues } from './query-terms'

const MOST = 5

const isAtLeast = ({ field, comparison, isNegative, values }: Chip) =>
  field === 'rating' && comparison === '>=' && !isNegative && values.length === 1

const upFrom = (least: number): string[] =>
  Array.from({ length: Math.max(0, MOST - least + 1) }, (_, place) => String(least + place))

/** The stars that a search asks for: those named, or "3 and up". */
export function starsOf(text: string): readonly string[] {
  const least = splitQuery(text).chips.find(isAtLeast)?.values[0]
  return least === undefined ? valuesOf(text, 'rating') : upFrom(Number(least))
}

/** The same search with these stars; all from one number up are said so. */
export function withStars(text: string, stars: readonly string[]): string {
  const { chips, words } = splitQuery(text)
  const rest = joinQuery({ chips: chips.filter((chip) => !isAtLeast(chip)), words })
  const least = Math.min(...stars.map(Number))
  const isUp = least > 0 && stars.length > 1 && stars.length === MOST - least + 1
  if (!isUp) return withValues(rest, 'rating', stars)
  const chip: Chip = {
    field: 'rating',
    comparison: '>=',
    values: [String(least)],
    isNegative: false,
  }
  const others = splitQuery(withValues(rest, 'rating', []))
  return joinQuery({ chips: [chip, ...others.chips], words })
}
