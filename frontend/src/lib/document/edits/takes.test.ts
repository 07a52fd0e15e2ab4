import { expect, test } from 'vitest'
import { aTake } from '@/testing/facts'
import { aNewShot as first, openBoard } from '@/testing/open-board'
import { intentOf } from '../intent'
import { staleness } from '../stale'

function changedShot() {
  const board = openBoard()
  const id = board.edits.addShot({ ...first, templateId: 'still' })
  board.edits.changeValues([id], { steps: 20 }, 'step')
  board.edits.changeCamera([id], { lens: 'mm_50' })
  const shot = () => {
    const found = board.state().shots[id]
    if (!found) throw new Error('The shot is gone.')
    return found
  }
  const intent = { ...intentOf(shot(), board.state().project) }
  const take = aTake({ shotId: id, version: 3, seed: 99, intent, templateId: 'still' })
  board.edits.giveWorkflow('film', { [id]: { look: 'noir' } })
  board.edits.changeCamera([id], { lens: 'mm_85', size: 'close_up' })
  return { ...board, id, shot, take }
}

test('a shot gets back what a take was made with, in one step of undo', () => {
  const { edits, id, shot, take, state } = changedShot()
  const before = shot()
  edits.restoreFrom(id, take, { withSeed: true })
  expect(shot()).toMatchObject({
    templateId: 'still',
    values: { steps: 20 },
    camera: { lens: 'mm_50' },
    seed: 99,
    seedPolicy: 'fixed',
  })
  expect(staleness(shot(), take, state().project, { scene: state().scenes.s1 })).toBeNull()
  expect(state().undoWords).toBe('Restore from v003')
  edits.undo()
  expect(shot()).toEqual(before)
})

test('without the seed the shot goes on drawing its own', () => {
  const { edits, id, shot, take } = changedShot()
  edits.restoreFrom(id, take, { withSeed: false })
  expect(shot()).toMatchObject({ templateId: 'still', seedPolicy: 'random' })
})

test('of a take of which only the record speaks, what was used is given', () => {
  const { edits, id, shot, take } = changedShot()
  edits.restoreFrom(id, { ...take, intent: null, values: { steps: 8 } }, { withSeed: false })
  expect(shot()).toMatchObject({
    templateId: 'still',
    values: { steps: 8 },
    camera: { lens: 'mm_85' },
  })
})
