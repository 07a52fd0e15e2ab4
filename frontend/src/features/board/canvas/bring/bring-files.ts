import type { Api } from '@/api/client'
import { importTake } from '@/api/imports'
import { keepInput } from '@/api/inputs'
import { messageOf } from '@/api/problem'
import { announce } from '@/components/room/room-ui'
import type { useShowToast } from '@/components/toast'
import { counted } from '@/lib/format/counted'
import type { Board } from '../../board-context'
import { goToShot, selectShot, useBoardUi } from '../../board-ui'
import { addShots, type Spot } from '../../new-shots'
import { type Source, titleOf } from './sources'

export type Bringing = { api: Api; board: Board; show: ReturnType<typeof useShowToast> }

/** At once; each is copied, hashed and looked at by the service. */
const HANDS = 3

/** Where a file stands in the project, once it does. */
export async function kept({ api, board }: Bringing, source: Source): Promise<string> {
  if (source.kind === 'project') return source.path
  return (await keepInput(api, board.project.id, source.file)).path
}

type Tried<Item, Result> = { item: Item; result: Result } | { item: Item; error: unknown }

/** What became of each, in their order; none stops another. */
async function tryEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  hands = HANDS,
): Promise<Tried<Item, Result>[]> {
  const tried: Tried<Item, Result>[] = []
  const waiting = [...items.entries()]
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, item] = next
      try {
        tried[place] = { item, result: await work(item) }
      } catch (error) {
        tried[place] = { item, error }
      }
    }
  }
  await Promise.all(Array.from({ length: hands }, hand))
  return tried
}

type InProject = { source: Source; path: string }

/** Those of the files that stand in the project now, and why the others do not. */
async function takenIn(bringing: Bringing, sources: readonly Source[]) {
  if (sources.length > 1) bringing.show({ text: `Bringing in ${counted(sources.length, 'file')}` })
  const tried = await tryEach(sources, (source) => kept(bringing, source))
  return {
    files: tried.flatMap((each): InProject[] =>
      'result' in each ? [{ source: each.item, path: each.result }] : [],
    ),
    refused: reasonsOf(tried),
  }
}

const reasonsOf = (tried: readonly Tried<unknown, unknown>[]): string[] =>
  tried.flatMap((each) => ('error' in each ? messageOf(each.error) : []))

function tell({ show }: Bringing, done: number, refused: readonly string[]): void {
  if (done > 0) announce(`${counted(done, 'file')} brought in`)
  const [first] = refused
  if (first) show({ text: refused.length > 1 ? `${first} And ${refused.length - 1} more.` : first })
}

/** Each file becomes a take of the shot, in their order; what cannot is told, the others come. */
export async function bringTakes(
  bringing: Bringing,
  shotId: string,
  sources: readonly Source[],
): Promise<void> {
  const { api, board } = bringing
  const { files, refused } = await takenIn(bringing, sources)
  const projectId = board.project.id
  const one = ({ path }: InProject) => importTake(api, { projectId, shotId, path })
  const tried = await tryEach(files, one, 1)
  const reasons = [...refused, ...reasonsOf(tried)]
  tell(bringing, sources.length - reasons.length, reasons)
}

/** Each file becomes a shot; of what cannot be shown nothing is left but its reason. */
export async function bringShots(
  bringing: Bringing,
  sources: readonly Source[],
  spot: Spot,
): Promise<void> {
  const { api, board } = bringing
  const { files, refused } = await takenIn(bringing, sources)
  const titles = files.map(({ source }) => titleOf(source))
  const ids = files.length > 0 ? addShots(board, titles, spot) : []
  const [first] = ids
  if (first) goToShot(first)
  const wanted = files.flatMap(({ path }, place) => {
    const shotId = ids[place]
    return shotId === undefined ? [] : [{ shotId, path }]
  })
  const projectId = board.project.id
  const tried = await tryEach(wanted, (each) => importTake(api, { projectId, ...each }))
  const empty = tried.flatMap((each) => ('error' in each ? each.item.shotId : []))
  withdraw(bringing, ids, empty)
  tell(bringing, wanted.length - empty.length, [...refused, ...reasonsOf(tried)])
}

/** Takes the `empty` ones of the shots just made off the board again. */
function withdraw({ board }: Bringing, made: readonly string[], empty: readonly string[]): void {
  if (empty.length === 0) return
  board.edits.withdrawShots(empty)
  const { current } = useBoardUi.getState()
  if (current === null || !empty.includes(current)) return
  selectShot(made.find((id) => !empty.includes(id)) ?? null)
}
