import type { BoardState } from '@/lib/document/board-state'
import type { Shot } from '@/lib/document/model'
import { inOrder, readingOrder } from '@/lib/document/order'
import { staleness } from '@/lib/document/stale'
import { chosenOf } from '@/lib/jobs/panel-state'

export const scopes = ['current', 'selected', 'scene', 'all', 'stale'] as const

/** Which shots are meant: the one in hand, the selected, its scene, every one, or those whose take is stale. */
export type Scope = (typeof scopes)[number]

export const isScope = (id: string): id is Scope => scopes.some((scope) => scope === id)

type Board = Pick<BoardState, 'scenes' | 'shots' | 'takes' | 'project'>
type Selection = { current: string | null; selected: ReadonlySet<string> }

/** A shot is stale where the take that it shows was ordered for something else. */
function isStale(shot: Shot, { scenes, takes, project }: Board): boolean {
  const take = chosenOf(takes[shot.id] ?? [], shot.chosenTake)
  return (
    take !== undefined && staleness(shot, take, project, { scene: scenes[shot.sceneId] }) !== null
  )
}

/** The shots of every scope, in reading order. */
export function shotsByScope(board: Board, { current, selected }: Selection) {
  const all = readingOrder(inOrder(board.scenes, board.shots))
  const shot = current === null ? undefined : board.shots[current]
  return {
    current: shot ? [shot] : [],
    selected: [...selected].flatMap((id) => board.shots[id] ?? []),
    scene: all.filter(({ sceneId }) => sceneId === shot?.sceneId),
    all,
    stale: all.filter((each) => isStale(each, board)),
  } satisfies Record<Scope, readonly Shot[]>
}
