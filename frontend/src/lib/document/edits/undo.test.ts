import { expect, test } from 'vitest'
import { aNewShot, openBoard, tell } from '@/testing/open-board'
import type { Edits } from '.'

type Board = ReturnType<typeof openBoard>

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

type Throw = {
  /** One of these; undefined where there are none. */
  one: <T>(all: readonly T[]) => T | undefined
  number: () => number
}

function throwing(seed: number): Throw {
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

function onShot(state: Board['state'], one: Throw['one'], act: (id: string) => void): void {
  const id = one(Object.keys(state().shots))
  if (id) act(id)
}

function deed(board: Board, chance: Throw): void {
  chance.one(verbs)?.(board.edits, board, chance)
}

/** What people put into the document, without the history. */
function said({ maps }: Board) {
  return Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, map.toJSON()]))
}

const steps = ({ undo }: Board) => undo.undoStack.length

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a hundred deeds are taken back and done again (%i)',
  (seed) => {
    const board = openBoard()
    const chance = throwing(seed)
    const before = said(board)
    while (steps(board) < 100) deed(board, chance)
    const after = said(board)
    for (let step = 0; step < 100; step += 1) board.edits.undo()
    expect(said(board)).toEqual(before)
    expect(steps(board)).toBe(0)
    for (let step = 0; step < 100; step += 1) board.edits.redo()
    expect(said(board)).toEqual(after)
  },
)

test('three hundred steps are remembered', () => {
  const board = openBoard()
  const id = board.edits.addShot(aNewShot)
  for (let step = 0; step < 300; step += 1) board.edits.describe(id, `Words ${step}`)
  for (let step = 0; step < 300; step += 1) board.edits.undo()
  expect(board.state().shots[id]?.description).toBe('')
  expect(board.state().undoWords).toBe('Add shot 1A')
})

test.each([11, 12, 13])('what one person takes back leaves the other’s deeds (%i)', (seed) => {
  const [here, there] = [openBoard(), openBoard()]
  tell(there, here)
  const chance = throwing(seed)
  const ours = there.edits.addShot({ ...aNewShot, sceneId: 's1' })
  there.edits.describe(ours, 'Theirs')
  tell(here, there)
  for (let round = 0; round < 60; round += 1) {
    onOwn(here, chance, ours)
    there.edits.setText(ours, 'notes', `Round ${round}`)
    tell(here, there)
    tell(there, here)
  }
  while (here.state().canUndo) here.edits.undo()
  expect(Object.keys(here.state().shots)).toEqual([ours])
  expect(here.state().shots[ours]).toMatchObject({ description: 'Theirs', notes: 'Round 59' })
})

/** A deed on shots of one's own. */
function onOwn({ edits, state }: Board, chance: Throw, theirs: string): void {
  const id = chance.one(Object.keys(state().shots).filter((each) => each !== theirs))
  const what = chance.number() % 3
  if (!id || what === 0) edits.addShot({ ...aNewShot, placement: place(chance) })
  else if (what === 1) edits.deleteShots([id])
  else edits.setText(id, 'notes', `${chance.number()}`)
}
