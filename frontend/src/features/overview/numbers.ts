import type { ById, Scene, Shot, Take } from '@/lib/document/model'
import { inOrder } from '@/lib/document/order'
import { chosenOf } from '@/lib/jobs/panel-state'

export type SceneNumbers = {
  scene: Scene
  number: number
  shots: readonly Shot[]
  rendered: number
  seconds: number
  /** The chosen takes in story order. */
  pictures: readonly Take[]
}

export type Numbers = {
  scenes: readonly SceneNumbers[]
  shots: number
  alternates: number
  takes: number
  rendered: number
  /** Of the shots that have a length, and how many those are. */
  seconds: number
  timed: number
  /** 0 to 100; shots with at least one take, of all shots. */
  percent: number
}

type Board = {
  scenes: ById<Scene>
  shots: ById<Shot>
  takes: ById<readonly Take[]>
  fps: number
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

function sceneNumbers(scene: Scene, number: number, shots: readonly Shot[], board: Board) {
  const pictures = shots.flatMap(
    ({ id, chosenTake }) => chosenOf(board.takes[id] ?? [], chosenTake) ?? [],
  )
  const seconds = sum(shots, ({ duration }) => (duration ?? 0) / board.fps)
  return { scene, number, shots, pictures, rendered: pictures.length, seconds }
}

/** What there is of the film, counted from the board. */
export function numbersOf(board: Board): Numbers {
  const scenes = inOrder(board.scenes, board.shots).map(({ scene, number, shots }) =>
    sceneNumbers(scene, number, shots, board),
  )
  const shots = sum(scenes, (each) => each.shots.length)
  const rendered = sum(scenes, (each) => each.rendered)
  return {
    scenes,
    shots,
    rendered,
    alternates: Object.keys(board.shots).length - shots,
    takes: sum(Object.keys(board.shots), (id) => board.takes[id]?.length ?? 0),
    seconds: sum(scenes, (each) => each.seconds),
    timed: sum(scenes, (each) => each.shots.filter(({ duration }) => duration).length),
    percent: shots === 0 ? 0 : Math.round((rendered / shots) * 100),
  }
}

/** `83.5` is "1:23.5". */
export function clock(seconds: number): string {
  const tenths = Math.round(seconds * 10)
  const rest = (tenths % 600) / 10
  return `${Math.floor(tenths / 600)}:${rest.toFixed(1).padStart(4, '0')}`
}
