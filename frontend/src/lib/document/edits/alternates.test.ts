import { expect, test } from 'vitest'
import { aPlace, aNewShot as first, openBoard } from '@/testing/open-board'
import { inOrder } from '../order'
import { slate } from '../slots'

function withAlternate() {
  const board = openBoard()
  const one = board.edits.addShot(first)
  board.edits.setShot(one, 'name', 'Oskar at the door')
  board.edits.setText(one, 'description', 'He fills the doorway')
  board.edits.changeCamera([one], { lens: 'mm_50' })
  const two = board.edits.addAlternate(one) ?? ''
  const shown = () => {
    const { scenes, shots } = board.state()
    return inOrder(scenes, shots).flatMap((scene) => scene.shots.map(slate))
  }
  return { ...board, one, two, shown }
}

test('an alternate says all that its shot says, has no take, and stands in its place', () => {
  const { edits, state, one, two, shown } = withAlternate()
  edits.chooseTake(one, 't1')
  const another = edits.addAlternate(one) ?? ''
  expect(state().shots[two]).toMatchObject({
    name: 'Oskar at the door',
    description: 'He fills the doorway',
    camera: { lens: 'mm_50' },
    alternateNumber: 2,
  })
  expect(state().shots[another]?.chosenTake).toBeNull()
  expect(shown()).toEqual(['1A A3'])
  expect(state().placements).toEqual({ [another]: aPlace })
})

test('an alternate of an alternate hangs on the slot of the first', () => {
  const { edits, state, one, two } = withAlternate()
  const three = edits.addAlternate(two) ?? ''
  expect(state().shots[three]).toMatchObject({
    slotId: state().shots[one]?.slotId,
    alternateNumber: 3,
  })
})

test('the number of a deleted alternate is not given again', () => {
  const { edits, state, one, two, shown } = withAlternate()
  edits.deleteShots([two])
  expect(shown()).toEqual(['1A'])
  expect(state().placements).toEqual({ [one]: aPlace })
  const next = edits.addAlternate(one) ?? ''
  expect(state().shots[next]?.alternateNumber).toBe(3)
})

test('the number of an alternate that only its takes remember is not given again', () => {
  const { edits, state, one, maps } = withAlternate()
  maps.takes.set('t', { id: 't', owner: { kind: 'shot', id: 'gone', name: '1A A7' } })
  const next = edits.addAlternate(one) ?? ''
  expect(state().shots[next]?.alternateNumber).toBe(8)
})

test('choosing an alternate puts it where the slot lies, and undo puts it back', () => {
  const { edits, state, one, two, shown } = withAlternate()
  edits.movePanels({ [two]: { ...aPlace, x: 500 } })
  edits.chooseAlternate(one)
  expect(shown()).toEqual(['1A'])
  expect(state().placements).toEqual({ [one]: { ...aPlace, x: 500 } })
  edits.undo()
  expect(shown()).toEqual(['1A A2'])
  expect(state().placements).toEqual({ [two]: { ...aPlace, x: 500 } })
})

test('a choice counts although the clock of the one before was ahead', () => {
  const { edits, maps, one, two, shown, doc } = withAlternate()
  const other = maps.shots.get(two)
  doc.transact(() => Object(other).set('stands_at', '2999-01-01T00:00:00.000Z'), 'the network')
  edits.chooseAlternate(one)
  expect(shown()).toEqual(['1A'])
})

test('a deleted alternate that comes back lies where its slot lies now', () => {
  const { edits, state, one, two, shown } = withAlternate()
  edits.deleteShots([two])
  edits.movePanels({ [one]: { ...aPlace, y: 700 } })
  edits.restoreShots([two])
  expect(shown()).toEqual(['1A A2'])
  expect(state().placements).toEqual({ [two]: { ...aPlace, y: 700 } })
})
