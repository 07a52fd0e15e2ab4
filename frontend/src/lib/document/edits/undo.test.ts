import { expect, test } from 'vitest'
import { aNewShot, aPlace, openBoard, tell } from '@/testing/open-board'
import { type Board, deed, said, type Throw, throwing } from '@/testing/random-deeds'

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
  if (!id || what === 0)
    edits.addShot({ ...aNewShot, placement: { ...aPlace, x: chance.number() } })
  else if (what === 1) edits.deleteShots([id])
  else edits.setText(id, 'notes', `${chance.number()}`)
}
