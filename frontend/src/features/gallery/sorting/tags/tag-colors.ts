/** Colours that tell tags apart on grey, by the names that people call them. */
export const tagColors = [
  { name: 'Red', color: '#b4625c' },
  { name: 'Orange', color: '#b9803f' },
  { name: 'Yellow', color: '#a8964a' },
  { name: 'Green', color: '#5f9e6e' },
  { name: 'Teal', color: '#4a9a97' },
  { name: 'Blue', color: '#5f88bd' },
  { name: 'Violet', color: '#8a77bb' },
  { name: 'Pink', color: '#b3709b' },
  { name: 'Grey', color: '#808080' },
] as const

export const usualColor = '#808080'

/** "Green", or the colour itself where it is none of ours. */
export const colorName = (color: string): string =>
  tagColors.find((each) => each.color === color.toLowerCase())?.name ?? color

/** The colour that the fewest tags have. */
export function freshColor(taken: readonly string[]): string {
  const uses = (color: string) => taken.filter((each) => each.toLowerCase() === color).length
  const rarest = [...tagColors].sort((one, other) => uses(one.color) - uses(other.color))
  return rarest[0]?.color ?? usualColor
}
