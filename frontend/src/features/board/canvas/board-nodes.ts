import type { Node, NodeChange } from '@xyflow/react'
import type { ById, Placement } from '@/lib/document/model'
import type { Box, Layout } from './layout'

export type PanelNode = Node<{ shotId: string }, 'panel'>
export type SceneNode = Node<{ sceneId: string }, 'scene'>
export type BoardNode = PanelNode | SceneNode

export type NodeCache = Map<string, BoardNode>

type Facts = {
  layout: Layout
  selected: ReadonlySet<string>
  /** Panels under the pointer, where they are dragged to. */
  dragged: ById<{ x: number; y: number }>
}

/** A scene's node never has the id of a shot's. */
const sceneNodeId = (id: string) => `scene:${id}`

const rect = ({ x, y, w, h }: Box) => ({
  position: { x, y },
  width: w,
  height: h,
  measured: { width: w, height: h },
})

function isSame(node: BoardNode, box: Box, selected: boolean): boolean {
  return (
    node.position.x === box.x &&
    node.position.y === box.y &&
    node.width === box.w &&
    node.height === box.h &&
    (node.selected ?? false) === selected
  )
}

function keep(cache: NodeCache, id: string, { box, selected, make }: Wanted): BoardNode {
  const before = cache.get(id)
  if (before && isSame(before, box, selected)) return before
  const made = make()
  cache.set(id, made)
  return made
}

type Wanted = { box: Box; selected: boolean; make: () => BoardNode }

function sceneNode(id: string, box: Box): SceneNode {
  return {
    id: sceneNodeId(id),
    type: 'scene',
    data: { sceneId: id },
    ...rect(box),
    draggable: false,
    selectable: false,
    zIndex: -1,
    style: { pointerEvents: 'none' },
  }
}

function panelNode(id: string, place: Placement, selected: boolean): PanelNode {
  return { id, type: 'panel', data: { shotId: id }, ...rect(place), selected, zIndex: place.z }
}

/** The canvas's nodes. One that did not change keeps its identity in `cache`. */
export function boardNodes({ layout, selected, dragged }: Facts, cache: NodeCache): BoardNode[] {
  const scenes = layout.scenes.map((box) =>
    keep(cache, sceneNodeId(box.id), {
      box,
      selected: false,
      make: () => sceneNode(box.id, box),
    }),
  )
  const panels = Object.entries(layout.panels).map(([id, place]) => {
    const box = { ...place, ...dragged[id] }
    const isSelected = selected.has(id)
    return keep(cache, id, {
      box,
      selected: isSelected,
      make: () => panelNode(id, box, isSelected),
    })
  })
  return [...scenes, ...panels]
}

/** The selection after the canvas's own changes; null if they leave it alone. */
export function selectionAfter(
  selected: ReadonlySet<string>,
  changes: readonly NodeChange<BoardNode>[],
): ReadonlySet<string> | null {
  const next = new Set(selected)
  let isTouched = false
  for (const change of changes) {
    if (change.type !== 'select') continue
    isTouched = true
    if (change.selected) next.add(change.id)
    else next.delete(change.id)
  }
  return isTouched ? next : null
}

/** Where the pointer holds panels now; null if the changes hold none. */
export function draggedIn(
  changes: readonly NodeChange<BoardNode>[],
): Record<string, { x: number; y: number }> | null {
  const moved: Record<string, { x: number; y: number }> = {}
  for (const change of changes) {
    if (change.type === 'position' && change.position) moved[change.id] = change.position
  }
  return Object.keys(moved).length > 0 ? moved : null
}
