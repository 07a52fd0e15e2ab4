import { newSeed } from '@/components/workflow-form/seed-input'
import type { Shot } from '@/lib/document/model'
import { seedFor } from './values'

export type Stage = 'draft' | 'final'

/** How what is asked for is rendered; what a person sets once holds for all of it. */
export type RenderOptions = {
  /** Takes of each shot; `each` is one on every chosen node. */
  takes: number | 'each'
  /** They take turns; none: the node of the shot, or any. */
  nodes: readonly string[]
  stage: Stage
}

export const oneDraft: RenderOptions = { takes: 1, nodes: [], stage: 'draft' }

/** One take to be made. */
export type PlannedRender = {
  shot: Shot
  seed: number
  /** A node's id; null is any. */
  node: string | null
  stage: Stage
  /** Its seed was chosen as one of several at once, not kept or drawn by the shot. */
  isSpread: boolean
}

export const takesOf = ({ takes, nodes }: RenderOptions): number =>
  takes === 'each' ? Math.max(1, nodes.length) : takes

/** As many seeds as takes, none of them twice. The first is what a single render would have. */
export function seedsOf(shot: Shot, count: number, random: () => number = Math.random): number[] {
  const seeds = new Set([seedFor(shot, random)])
  while (seeds.size < count) {
    const last = [...seeds].at(-1) ?? shot.seed
    seeds.add(shot.seedPolicy === 'increment' ? last + 1 : newSeed(random))
  }
  return [...seeds]
}

/** Every take of every shot; chosen nodes take turns, so that none is left with most of the work. */
export function planRenders(
  shots: readonly Shot[],
  options: RenderOptions,
  random: () => number = Math.random,
): PlannedRender[] {
  const { nodes, stage } = options
  const renders = shots.flatMap((shot) =>
    seedsOf(shot, takesOf(options), random).map((seed, place) => ({
      shot,
      seed,
      stage,
      isSpread: place > 0 && shot.seedPolicy === 'fixed',
    })),
  )
  return renders.map((render, place) => ({
    ...render,
    node: nodes[place % nodes.length] ?? render.shot.nodeId,
  }))
}
