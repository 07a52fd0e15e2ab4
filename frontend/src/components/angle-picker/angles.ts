import type { Angle, Catalogue } from '@/api/types'

export type AngleSet = Angle['sets'][number]
export type Axis = 'size' | 'height' | 'direction'

/** What is looked for; null looks for every value of that kind. */
export type AngleFilter = { set: AngleSet } & Readonly<Record<Axis, string | null>>

export const everyAngle: AngleFilter = { set: '96', size: null, height: null, direction: null }

export const axes: readonly Axis[] = ['size', 'height', 'direction']

export function narrowed(angles: readonly Angle[], filter: AngleFilter): Angle[] {
  return angles.filter(
    (angle) =>
      angle.sets.includes(filter.set) &&
      axes.every((axis) => filter[axis] === null || filter[axis] === angle[axis]),
  )
}

/** The values that one kind takes, in the order of the angles. */
export const valuesOf = (angles: readonly Angle[], axis: Axis): string[] => [
  ...new Set(angles.map((angle) => angle[axis])),
]

/** One camera height of one size, direction by direction. */
export type AngleRow = { size: string; height: string; angles: readonly Angle[] }

/** Sizes below one another, each with its heights from above to below. */
export function angleRows(angles: readonly Angle[]): AngleRow[] {
  const heights = valuesOf(
    angles.toSorted((one, other) => other.elevation - one.elevation),
    'height',
  )
  return valuesOf(angles, 'size').flatMap((size) =>
    heights.map((height) => ({
      size,
      height,
      angles: angles.filter((angle) => angle.size === size && angle.height === height),
    })),
  )
}

/** The words of the catalogue for a value of a shot's camera. */
export function angleWords(
  fields: Catalogue['fields'],
  axis: Axis,
  value: string,
  length: 'short' | 'label',
): string {
  const option = fields.find(({ id }) => id === axis)?.options.find(({ id }) => id === value)
  return option?.[length] ?? value.replaceAll('_', ' ')
}

/** The angle that a shot's camera says; undefined where it says less than all three. */
export const angleOf = (
  angles: readonly Angle[],
  camera: Readonly<Record<string, string>>,
): Angle | undefined => angles.find((angle) => axes.every((axis) => angle[axis] === camera[axis]))

type Step = { row: number; column: number }

/** Where the keyboard goes from a cell; null for a key that goes nowhere. */
export function stepFrom(
  rows: readonly { angles: readonly unknown[] }[],
  { row, column }: Step,
  key: string,
): Step | null {
  const lastRow = rows.length - 1
  const lastColumn = (rows[row]?.angles.length ?? 1) - 1
  switch (key) {
    case 'ArrowLeft':
      // Directions run round the person: beyond the last comes the first.
      return { row, column: column === 0 ? lastColumn : column - 1 }
    case 'ArrowRight':
      return { row, column: column === lastColumn ? 0 : column + 1 }
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column }
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: lastColumn }
    case 'PageUp':
      return { row: 0, column }
    case 'PageDown':
      return { row: lastRow, column }
    default:
      return null
  }
}
