import {
  type Ball,
  type BodyPart,
  body,
  ears,
  eyes,
  face,
  hair,
  headCentre,
  nose,
  shirtFront,
  type Tone,
} from './person'
import { cameraAt, outline, type Place, type Point, type Viewpoint } from './projection'

/** One filled outline of the figure; `d` is an SVG path in picture heights. */
export type Shape = { tone: Tone | 'eyes' | 'ground'; d: string }

type Camera = ReturnType<typeof cameraAt>

const CORNERS = 12
/** How far round the head an eye may be and still be seen, as a cosine. */
const SEEN = 0.25

/** Two decimals of a tile's pixel are enough, and the same on every machine. */
const digits = (value: number) => String(Math.round(value * 1e3) / 1e3 || 0)

const path = (points: readonly (readonly [number, number])[]) =>
  `M${points.map(([x, y]) => `${digits(x)} ${digits(y)}`).join('L')}Z`

function rim({ x, y, scale }: Place, radius: number): [number, number][] {
  return Array.from({ length: CORNERS }, (_, corner) => {
    const turn = (corner / CORNERS) * 2 * Math.PI
    return [x + Math.cos(turn) * radius * scale, y + Math.sin(turn) * radius * scale]
  })
}

function drawn({ tone, balls }: BodyPart, camera: Camera): Shape & { depth: number } {
  const places = balls.map(({ at, radius }) => ({ place: camera.place(at), radius }))
  const points = places.flatMap(({ place, radius }) => rim(place, radius))
  const depth = places.reduce((sum, { place }) => sum + place.depth, 0) / places.length
  return { tone, d: path(outline(points)), depth }
}

const faces = (direction: Point, { towards }: Camera): number =>
  direction[0] * towards[0] + direction[1] * towards[1] + direction[2] * towards[2]

function eyePaths(camera: Camera): Shape[] {
  const seen = ({ at }: Ball) => {
    const from: Point = [at[0] - headCentre[0], at[1] - headCentre[1], at[2] - headCentre[2]]
    return faces(from, camera) / Math.hypot(...from) > SEEN
  }
  const rims = eyes.filter(seen).map(({ at, radius }) => path(rim(camera.place(at), radius)))
  return rims.length > 0 ? [{ tone: 'eyes', d: rims.join('') }] : []
}

function front(camera: Camera): Shape[] {
  if (faces([0, 0, 1], camera) < SEEN) return []
  const points = shirtFront.map((point) => camera.place(point))
  return [{ tone: 'front', d: path(points.map(({ x, y }) => [x, y] as const)) }]
}

/** A ring on the floor, which says how steeply one looks down. */
function ground(camera: Camera, { elevation }: Viewpoint): Shape[] {
  if (elevation < 0) return []
  const points = Array.from({ length: 24 }, (_, corner): [number, number] => {
    const turn = (corner / 24) * 2 * Math.PI
    const { x, y } = camera.place([Math.cos(turn) * 0.42, 0, Math.sin(turn) * 0.42])
    return [x, y]
  })
  return [{ tone: 'ground', d: path(points) }]
}

/** The head from back to front: from behind the hair lies over the face. */
function head(camera: Camera): Shape[] {
  const parts = [hair, ...ears, face, nose].map((part) => drawn(part, camera))
  const [cap, ...rest] = parts
  if (!cap) return rest
  return faces([0, 0, 1], camera) < -SEEN ? [...rest, cap] : [cap, ...rest]
}

/** A person seen from a place, as outlines to be filled one over the other. */
export function figure(view: Viewpoint): Shape[] {
  const camera = cameraAt(view)
  const farthestFirst = body
    .map((part) => drawn(part, camera))
    .toSorted((one, other) => other.depth - one.depth)
  const trunk = [...farthestFirst, ...front(camera)]
  const isHeadNearer = view.elevation >= 0
  const top = [...head(camera), ...eyePaths(camera)]
  const shapes = isHeadNearer ? [...trunk, ...top] : [...top, ...trunk]
  return [...ground(camera, view), ...shapes].map(({ tone, d }) => ({ tone, d }))
}
