import { expect, test } from 'vitest'
import { aNewShot, aPlace, openBoard } from '@/testing/open-board'
import { inOrder, readingOrder } from '../order'
import { sceneMark, slate } from '../slots'

function withScene() {
  const board = openBoard()
  const shot = board.edits.addShot(aNewShot)
  board.edits.setScene('s1', 'heading', 'INT. day')
  const ordered = () => inOrder(board.state().scenes, board.state().shots)
  return {
    ...board,
    shot,
    marks: () => ordered().map(({ scene, number }) => sceneMark(scene, number)),
    codes: () => readingOrder(ordered()).map(slate),
    places: () => readingOrder(ordered()).map(({ id }) => board.state().placements[id]),
  }
}

test('an alternate of a scene says the same, has copies of its shots, and stands in its place', () => {
  const { edits, state, shot, marks, codes, places } = withScene()
  edits.addAlternate(shot)
  edits.addScene('Last')
  const made = edits.addSceneAlternate('s1') ?? ''
  expect(state().scenes[made]).toMatchObject({ name: 'One', heading: 'INT. day' })
  expect(marks()).toEqual(['1 A2', '2'])
  expect(codes()).toEqual(['1B A2'])
  expect(places()).toEqual([aPlace])
})

test('an alternate of an alternate hangs on the slot, and no number is given twice', () => {
  const { edits, state, marks } = withScene()
  const two = edits.addSceneAlternate('s1') ?? ''
  const three = edits.addSceneAlternate(two) ?? ''
  expect(state().scenes[three]).toMatchObject({
    slotId: state().scenes.s1?.slotId,
    alternateNumber: 3,
  })
  edits.deleteScene(three)
  edits.purge([three])
  expect(marks()).toEqual(['1 A2'])
  const four = edits.addSceneAlternate('s1') ?? ''
  expect(state().scenes[four]?.alternateNumber).toBe(4)
  expect(state().scenes[two]?.alternateNumber).toBe(2)
})

test('the scene that is chosen lies where the other one did, and undo puts it back', () => {
  const { edits, state, marks, places } = withScene()
  edits.addSceneAlternate('s1')
  const [panel] = Object.keys(state().placements).filter((id) => state().shots[id]?.code === '1B')
  edits.movePanels({ [panel ?? '']: { ...aPlace, x: 500 } })
  edits.chooseScene('s1')
  expect(marks()).toEqual(['1'])
  expect(places()).toEqual([{ ...aPlace, x: 500 }])
  edits.undo()
  expect(marks()).toEqual(['1 A2'])
})

test('where the alternate that stands is deleted the other stands there, until it comes back', () => {
  const { edits, state, marks, places } = withScene()
  const made = edits.addSceneAlternate('s1') ?? ''
  const [panel = ''] = Object.keys(state().placements).filter(
    (id) => state().shots[id]?.sceneId === made,
  )
  edits.movePanels({ [panel]: { ...aPlace, y: 90 } })
  edits.deleteScene(made)
  expect(marks()).toEqual(['1'])
  expect(places()).toEqual([{ ...aPlace, y: 90 }])
  edits.restoreScene(made)
  expect(marks()).toEqual(['1 A2'])
})

test('alternates of a scene move together, and a copy of one is none', () => {
  const { edits, state, marks } = withScene()
  const made = edits.addSceneAlternate('s1') ?? ''
  const last = edits.addScene('Last')
  edits.moveScene(last, made)
  expect(state().scenes.s1?.order).toBe(state().scenes[made]?.order)
  expect(marks()).toEqual(['1', '2 A2'])
  edits.duplicateScene(made, 300)
  expect(marks()).toEqual(['1', '2 A2', '3'])
})
