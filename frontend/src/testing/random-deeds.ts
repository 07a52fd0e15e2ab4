/** Deeds of a person, drawn by chance that comes out the same for the same seed. */
import type { Edits } from '@/lib/document/edits'
import { aNewShot, type openBoard } from './open-board'

export type Board = ReturnType<typeof openBoard>

/** Numbers from 0 to 1 that come in the same order for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Throw = {
  /** One of these; undefined where there are none. */
  one: <T>(all: readonly T[]) => T | undefined
  number: () => number
}

export function throwing(seed: number): Throw {
  const roll = dice(seed)
  return {
    one: (all) => all[Math.floor(roll() * all.length)],
    number: () => Math.floor(roll() * 1000),
  }
}

const place = ({ number }: Throw) => ({ x: number(), y: number(), w: 240, h: 178, z: number() })

/** Each does one thing a person can do, or nothing where there is nothing to do it to. */
const verbs: ((edits: Edits, board: Board, chance: Throw) => void)[] = [
  (edits, _, chance) => edits.addShot({ ...aNewShot, placement: place(chance) }),
  (edits) => edits.addScene('Another'),
  (edits, { state }, { one, number }) =>
    onShot(state, one, (id) => edits.setShot(id, 'name', `Name ${number()}`)),
  (edits, { state }, { one, number }) =>
    onShot(state, one, (id) => edits.describe(id, `Words ${number()} of ${number()}`)),
  (edits, { state }, { one, number }) =>
    onShot(state, one, (id) =>
      edits.setText(id, one(['notes', 'sound']) ?? 'notes', `${number()}`),
    ),
  (edits, { state }, { one, number }) =>
    onShot(state, one, (id) => edits.changeCamera([id], { lens: `mm_${number()}` })),
  (edits, { state }, { one, number }) =>
    onShot(state, one, (id) => edits.giveWorkflow('film', { [id]: { steps: number() } })),
  (edits, { state }, chance) =>
    onShot(state, chance.one, (id) => edits.movePanels({ [id]: place(chance) })),
  (edits, { state }, { one }) => onShot(state, one, (id) => edits.deleteShots([id])),
  (edits, { state }, { one }) => {
    const gone = one(Object.values(state().trash).filter(({ kind }) => kind === 'shot'))
    if (gone) edits.restoreShots([gone.id])
  },
  (edits, _, chance) => edits.addNote(place(chance), 'Ada'),
  (edits, { state }, { one, number }) => {
    const note = one(Object.keys(state().notes))
    if (note) edits.setNoteText(note, `Note ${number()}`)
  },
  (edits, _, chance) => edits.addArrow({ x: 0, y: 0 }, { x: chance.number(), y: 0 }, 1),
  (edits, { state }, { one }) => onShot(state, one, (id) => edits.addGroup('Some', [id])),
]

export function onShot(state: Board['state'], one: Throw['one'], act: (id: string) => void): void {
  const id = one(Object.keys(state().shots))
  if (id) act(id)
}

export function deed(board: Board, chance: Throw): void {
  chance.one(verbs)?.(board.edits, board, chance)
}

/** What people put into the document, without the history. */
export function said({ maps }: Board) {
  return Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, map.toJSON()]))
}
