/** Points in a room where a person of stature 1 stands at the origin and looks along +z, y up. */
export type Point = readonly [x: number, y: number, z: number]

/** A place in the picture: 1 is its height, the origin its middle, y down. */
export type Place = { x: number; y: number; scale: number; depth: number }

/** From where a picture is taken. Degrees; `cuts` in fractions of the person's stature. */
export type Viewpoint = {
  /** From the front towards the person's own left. */
  bearing: number
  /** Above the aim point. */
  elevation: number
  /** The lower and upper edge of the picture at the person. */
  cuts: readonly [number, number]
}

const HALF_FIELD = (14 * Math.PI) / 180

const radians = (degrees: number) => (degrees * Math.PI) / 180
const dot = (one: Point, other: Point) => one[0] * other[0] + one[1] * other[1] + one[2] * other[2]

/** Maps the room into the picture of a camera that looks at the middle of its cuts. */
export function cameraAt({ bearing, elevation, cuts: [low, high] }: Viewpoint) {
  const [turn, rise] = [radians(bearing), radians(elevation)]
  const aim: Point = [0, (low + high) / 2, 0]
  const distance = (high - low) / 2 / Math.tan(HALF_FIELD)
  const towards: Point = [
    Math.sin(turn) * Math.cos(rise),
    Math.sin(rise),
    Math.cos(turn) * Math.cos(rise),
  ]
  const right: Point = [Math.cos(turn), 0, -Math.sin(turn)]
  const up: Point = [
    -Math.sin(turn) * Math.sin(rise),
    Math.cos(rise),
    -Math.cos(turn) * Math.sin(rise),
  ]
  const place = (point: Point): Place => {
    const from: Point = [point[0] - aim[0], point[1] - aim[1], point[2] - aim[2]]
    const depth = Math.max(distance / 20, distance - dot(from, towards))
    const scale = distance / depth / (high - low)
    return { x: dot(from, right) * scale, y: -dot(from, up) * scale, scale, depth }
  }
  return { place, towards }
}

type Flat = readonly [x: number, y: number]

const cross = ([ox, oy]: Flat, [ax, ay]: Flat, [bx, by]: Flat) =>
  (ax - ox) * (by - oy) - (ay - oy) * (bx - ox)

/** Half of a convex outline, over points in the order of x (Andrew's monotone chain). */
function chain(points: readonly Flat[]): Flat[] {
  const line: Flat[] = []
  for (const point of points) {
    for (;;) {
      const [before, last] = [line.at(-2), line.at(-1)]
      if (!before || !last || cross(before, last, point) > 0) break
      line.pop()
    }
    line.push(point)
  }
  return line.slice(0, -1)
}

/** The convex outline of points. */
export function outline(points: readonly Flat[]): Flat[] {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
  return [...chain(sorted), ...chain(sorted.toReversed())]
}
