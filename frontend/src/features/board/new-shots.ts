import { framesOf } from '@/lib/document/duration'
import type { Placement, ProjectFacts, Shot } from '@/lib/document/model'
import { inOrder } from '@/lib/document/order'
import { plural } from '@/lib/format/plural'
import type { Board } from './board-context'
import { useBoardUi } from './board-ui'
import { placesOf } from './canvas/board-items'
import { dropCells, type Point } from './canvas/bring/drop-cells'
import { type Layout, layoutBoard, pictureHeight, placeNewShot, unplaced } from './canvas/layout'

/** Of the shot before it, else the project's. */
const templateFor = (before: Shot | undefined, { defaults }: ProjectFacts): string =>
  before?.templateId ?? defaults.templateId

/** The scene where new shots go: the one named, else that in hand or the current shot's, else the last. */
export function targetScene({ state, edits }: Board, sceneId?: string) {
  const { scenes, shots } = state.getState()
  const inHand = useBoardUi.getState()
  const current = shots[inHand.current ?? '']
  const ordered = inOrder(scenes, shots)
  const wanted = sceneId ?? inHand.scene ?? current?.sceneId
  const target = ordered.find(({ scene }) => scene.id === wanted) ?? ordered.at(-1)
  return {
    id: target?.scene.id ?? edits.addScene('Scene 1'),
    number: target?.number ?? 1,
    shots: target?.shots ?? [],
    before: current ?? target?.shots.at(-1),
  }
}

export type TargetScene = ReturnType<typeof targetScene>

/** The panels of a scene, and all others. */
function neighbours({ panels }: Layout, shotIds: readonly string[]) {
  const own = shotIds.flatMap((id) => panels[id] ?? [])
  const isOwn = new Set(shotIds)
  const others = Object.entries(panels).flatMap(([id, panel]) => (isOwn.has(id) ? [] : panel))
  return { own, others }
}

/**
 * Places for `count` more shots of a scene, where they are dropped or in its next free cells, and
 * the panels and notes that make room for all of them.
 */
export function placesForShots(
  board: Board,
  target: TargetScene,
  { count, at }: { count: number; at?: Point | undefined },
) {
  const { scenes, shots, placements, notes, project } = board.state.getState()
  const picture = pictureHeight(project.frameWidth, project.frameHeight)
  let layout: Layout = layoutBoard(inOrder(scenes, shots), placements, picture)
  const moved: Record<string, Placement> = unplaced(layout, placements)
  layout = { ...layout, panels: placesOf(layout, notes) }
  const shotIds = target.shots.map(({ id }) => id)
  const places: Placement[] = []
  const nextCell = at ? dropCells(at, { ...neighbours(layout, shotIds), picture }) : () => undefined
  for (let place = 0; place < count; place += 1) {
    const asked = { sceneId: target.id, shotIds, picture, notes, at: nextCell() }
    const next = placeNewShot(layout, asked)
    const id = `new:${place}`
    shotIds.push(id)
    places.push(next.placement)
    Object.assign(moved, next.moved)
    layout = { ...layout, panels: { ...layout.panels, ...next.moved, [id]: next.placement } }
  }
  return { places, moved }
}

/** Where new shots go: into a scene, and to a place on the board. */
export type Spot = { sceneId?: string | undefined; at?: Point | undefined }

/** Adds a shot for each name, in one step of undo; their ids. */
export function addShots(board: Board, names: readonly string[], { sceneId, at }: Spot): string[] {
  const { edits, state } = board
  const target = targetScene(board, sceneId)
  const { project } = state.getState()
  const { places, moved } = placesForShots(board, target, { count: names.length, at })
  const made: string[] = []
  edits.together(
    plural(names.length, { one: 'Add a shot', other: `Add ${names.length} shots` }),
    () => {
      names.forEach((name, place) => {
        const placement = places[place]
        const id = edits.addShot({
          sceneId: target.id,
          sceneNumber: target.number,
          templateId: templateFor(target.before, project),
          duration: framesOf(project.defaults.seconds, project.fps),
          ...(placement && { placement }),
          moved: place === 0 ? moved : {},
        })
        if (name !== '') edits.setShot(id, 'name', name)
        made.push(id)
      })
    },
  )
  return made
}
