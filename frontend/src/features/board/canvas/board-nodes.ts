import type { Node, NodeChange, NodeHandle } from '@xyflow/react'
import type { ById, Note, Placement } from '@/lib/document/model'
import type { Box, Layout } from './layout'

export type PanelNode = Node<{ shotId: string }, 'panel'>
export type NoteNode = Node<{ noteId: string }, 'note'>
export type SceneNode = Node<{ sceneId: string }, 'scene'>
export type BoardNode = PanelNode | NoteNode | SceneNode

export type NodeCache = Map<string, BoardNode>

type Facts = {
  layout: Layout
  notes: ById<Note>
  /** Shots, notes and arrows. */
  selected: ReadonlySet<string>
  /** What is under the pointer, where it lies meanwhile. */
  held: ById<Box>
}

/** A scene's node never has the id of a shot's. */
const SCENE = 'scene:'

const noHandles: NodeHandle[] = []

/** All that the canvas would find out by drawing: a node that lacks any of it is drawn out of view, too. */
const rect = ({ x, y, w, h }: Box) => ({
  position: { x, y },
  width: w,
  height: h,
  measured: { width: w, height: h },
  handles: noHandles,
})

type ItemFacts = { box: Box; z: number; selected: boolean }

function isSame(node: BoardNode, { box, z, selected }: ItemFacts): boolean {
  return (
    node.position.x === box.x &&
    node.position.y === box.y &&
    node.width === box.w &&
    node.height === box.h &&
    node.zIndex === z &&
    (node.selected ?? false) === selected
  )
}

type Make = (id: string, facts: ItemFacts) => BoardNode

function keep(cache: NodeCache, id: string, { make, ...facts }: ItemFacts & { make: Make }) {
  const before = cache.get(id)
  if (before && isSame(before, facts)) return before
  const made = make(id, facts)
  cache.set(id, made)
  return made
}

const sceneNode = (id: string, { box, z }: ItemFacts): SceneNode => ({
  id,
  type: 'scene',
  data: { sceneId: id.slice(SCENE.length) },
  ...rect(box),
  draggable: false,
  selectable: false,
  zIndex: z,
  style: { pointerEvents: 'none' },
})

const panelNode = (id: string, { box, z, selected }: ItemFacts): PanelNode => ({
  id,
  type: 'panel',
  data: { shotId: id },
  ...rect(box),
  selected,
  zIndex: z,
})

const noteNode = (id: string, { box, z, selected }: ItemFacts): NoteNode => ({
  id,
  type: 'note',
  data: { noteId: id },
  ...rect(box),
  selected,
  zIndex: z,
})

/** Height of what somebody put at the back; even that stays above the grounds of scenes. */
function lowest(places: readonly Placement[]): number {
  let least = 0
  for (const { z } of places) if (z < least) least = z
  return least
}

/** The canvas's nodes. One that did not change keeps its identity in `cache`. */
export function boardNodes(
  { layout, notes, selected, held }: Facts,
  cache: NodeCache,
): BoardNode[] {
  const base = lowest([...Object.values(layout.panels), ...Object.values(notes)])
  const items = (places: ById<Placement>, make: Make) =>
    Object.entries(places).map(([id, place]) =>
      keep(cache, id, {
        box: { ...place, ...held[id] },
        z: place.z - base,
        selected: selected.has(id),
        make,
      }),
    )
  const scenes = layout.scenes.map((box) =>
    keep(cache, SCENE + box.id, { box, z: -1, selected: false, make: sceneNode }),
  )
  return [...scenes, ...items(layout.panels, panelNode), ...items(notes, noteNode)]
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

/** Where the pointer holds things now; null if the changes hold none. */
export function draggedIn(
  changes: readonly NodeChange<BoardNode>[],
): Record<string, { x: number; y: number }> | null {
  const moved: Record<string, { x: number; y: number }> = {}
  for (const change of changes) {
    if (change.type === 'position' && change.position) moved[change.id] = change.position
  }
  return Object.keys(moved).length > 0 ? moved : null
}
