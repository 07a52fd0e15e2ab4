const WAIST = 0.42

/** The corners of a star for `<polygon points>`, as the PDF draws it; `size` is its width. */
export function starPoints(x: number, y: number, size: number): string {
  const corners = Array.from({ length: 10 }, (_, n) => {
    const reach = (size / 2) * (n % 2 ? WAIST : 1)
    const angle = (n * Math.PI) / 5
    return [x + reach * Math.sin(angle), y - reach * Math.cos(angle)].map((at) => at.toFixed(2))
  })
  return corners.map((corner) => corner.join(',')).join(' ')
}
