import { expect, test } from 'vitest'
import { aNewShot, openBoard } from '@/testing/open-board'
import type { BoardContent } from '../write-content'

/** The board as the service would tell it. */
function told({ maps }: ReturnType<typeof openBoard>): BoardContent {
  const { takes: _, ...rest } = maps
  return Object.fromEntries(Object.entries(rest).map(([name, map]) => [name, map.toJSON()]))
}

test('going back is one step, and taking it back brings all of it again', () => {
  const board = openBoard()
  const { edits, state } = board
  const kept = edits.addShot(aNewShot)
  edits.describe(kept, 'Mara waits')
  edits.changeCamera([kept], { lens: 'mm_50' })
  const then = told(board)
  edits.describe(kept, 'Mara runs')
  edits.changeCamera([kept], { lens: 'mm_85', size: 'wide' })
  const added = edits.addShot(aNewShot)
  edits.addNote({ x: 0, y: 0, w: 9, h: 9, z: 1 }, 'Ada')
  const now = told(board)
  edits.goBack('Go back to the first cut', then)
  expect(told(board)).toEqual(then)
  expect(state().undoWords).toBe('Go back to the first cut')
  edits.undo()
  expect(told(board)).toEqual(now)
  expect(state().shots[added]?.code).toBe('1B')
})

test('going back to what is there writes nothing', () => {
  const board = openBoard()
  board.edits.addShot(aNewShot)
  let updates = 0
  board.doc.on('update', () => {
    updates += 1
  })
  board.edits.goBack('Nothing', told(board))
  expect(updates).toBe(0)
})

test('a take that is gone is chosen no more', () => {
  const board = openBoard()
  const id = board.edits.addShot(aNewShot)
  board.edits.chooseTake(id, 'lost')
  board.edits.goBack('Then', told(board))
  expect(board.state().shots[id]?.chosenTake).toBeNull()
})
