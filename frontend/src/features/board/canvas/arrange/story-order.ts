import type { Placement } from '@/lib/document/model'
import type { SceneInOrder } from '@/lib/document/order'
import { around, type Box, layoutBoard, SCENE_GAP } from '../layout'

/** A board is about this many times as wide as high, so that it fills a screen. */
const SHAPE = 1.6

type Block = { panels: Record<string, Placement>; ground: Box }

/** Width at which all blocks together have the shape of a screen, but no less than the widest. */
function lineWidth(blocks: readonly Block[]): number {
  const area = blocks.reduce((sum, { ground }) => sum + ground.w * ground.h, 0)
  return Math.max(Math.sqrt(area * SHAPE), ...blocks.map(({ ground }) => ground.w))
}

function movedBy(panels: Record<string, Placement>, by: { x: number; y: number }) {
  return Object.entries(panels).map(
    ([id, panel]) => [id, { ...panel, x: panel.x + by.x, y: panel.y + by.y }] as const,
  )
}

/** Scenes one after the other like words on a page: the board reads as the story does. */
export function arrangeAsStory(
  scenes: readonly SceneInOrder[],
  picture: number,
): Record<string, Placement> {
  const blocks = scenes.flatMap((scene): Block[] => {
    const {
      panels,
      scenes: [box],
    } = layoutBoard([scene], {}, picture)
    return box && scene.shots.length > 0 ? [{ panels: { ...panels }, ground: box }] : []
  })
  const width = lineWidth(blocks)
  const placed: [string, Placement][] = []
  const at = { x: 0, y: 0, high: 0 }
  for (const { panels, ground } of blocks) {
    if (at.x > 0 && at.x + ground.w > width) Object.assign(at, { x: 0, y: at.y + at.high, high: 0 })
    for (const [id, panel] of movedBy(panels, { x: at.x - ground.x, y: at.y - ground.y })) {
      placed.push([id, panel])
    }
    at.x += ground.w + SCENE_GAP
    at.high = Math.max(at.high, ground.h + SCENE_GAP)
  }
  return Object.fromEntries(placed)
}

/** The chosen panels in rows, from the corner of the box that holds them. */
export function arrangeInRows(
  panels: readonly (readonly [string, Placement])[],
  gaps: { across: number; down: number },
): Record<string, Placement> {
  const bounds = around(panels.map(([, panel]) => panel))
  if (!bounds) return {}
  const columns = Math.ceil(Math.sqrt(panels.length))
  const wide = Math.max(...panels.map(([, { w }]) => w)) + gaps.across
  const high = Math.max(...panels.map(([, { h }]) => h)) + gaps.down
  return Object.fromEntries(
    panels.map(([id, panel], index) => {
      const x = bounds.x + (index % columns) * wide
      const y = bounds.y + Math.floor(index / columns) * high
      return [id, { ...panel, x, y }]
    }),
  )
}
