import { expect, test } from 'vitest'
import { aPlace, aNewShot as first, openBoard } from '@/testing/open-board'
import { inOrder } from '../order'

function twoScenes() {
  const board = openBoard()
  const second = board.edits.addScene('Two')
  const a = board.edits.addShot(first)
  const b = board.edits.addShot({ ...first, placement: { ...aPlace, x: 252 } })
  const outline = () => {
    const { scenes, shots } = board.state()
    return inOrder(scenes, shots).map(({ scene, shots: own }) => [
      scene.name,
      ...own.map(({ code }) => code),
    ])
  }
  return { ...board, second, a, b, outline }
}

test('scenes change their places, and their shots go along', () => {
  const { edits, second, outline } = twoScenes()
  edits.moveScene(second, 's1')
  expect(outline()).toEqual([['Two'], ['One', '1A', '1B']])
  edits.undo()
  expect(outline()).toEqual([['One', '1A', '1B'], ['Two']])
})

test('a scene is copied with its shots, alternates and places, and without takes', () => {
  const { edits, state, a, outline } = twoScenes()
  edits.chooseTake(a, 't1')
  const alternate = edits.addAlternate(a) ?? ''
  const copy = edits.duplicateScene('s1', 300) ?? ''
  expect(outline()).toEqual([['One', '1A', '1B'], ['One copy', '2A', '2B'], ['Two']])
  const shots = Object.values(state().shots).filter(({ sceneId }) => sceneId === copy)
  expect(shots.map(({ chosenTake }) => chosenTake)).toEqual([null, null, null])
  const slots = shots.filter(({ code }) => code === '2A').map(({ slotId }) => slotId)
  expect(new Set(slots).size).toBe(1)
  expect(slots).not.toContain(state().shots[alternate]?.slotId)
  const places = shots.flatMap(({ id }) => state().placements[id] ?? [])
  expect(places.map(({ y }) => y)).toEqual([300, 300])
})

test('a deleted scene comes back with its shots, alternates and places', () => {
  const { edits, state, a, outline } = twoScenes()
  edits.addAlternate(a)
  const { shots, placements } = state()
  edits.deleteScene('s1')
  expect(outline()).toEqual([['Two']])
  expect(state().trash.s1).toMatchObject({ kind: 'scene', name: 'One' })
  edits.restoreScene('s1')
  expect(state().shots).toEqual(shots)
  expect(state().placements).toEqual(placements)
  expect(state().trash).toEqual({})
})

test('codes of a scene in the trash are not given again', () => {
  const { edits, state, second } = twoScenes()
  edits.deleteScene('s1')
  const shot = edits.addShot({ ...first, sceneId: second })
  expect(state().shots[shot]?.code).toBe('1C')
})

test('a shot whose scene is gone comes back into the last one', () => {
  const { edits, state, a, second } = twoScenes()
  edits.deleteShots([a])
  edits.deleteScene('s1')
  edits.restoreShots([a])
  expect(state().shots[a]?.sceneId).toBe(second)
})

test('a shot goes to another scene with its alternates and keeps its code', () => {
  const { edits, state, a, b, second, outline } = twoScenes()
  const other = edits.addAlternate(a) ?? ''
  edits.moveShots([other], { sceneId: second, before: null })
  expect(outline()).toEqual([
    ['One', '1B'],
    ['Two', '1A'],
  ])
  expect(state().shots[a]?.sceneId).toBe(second)
  edits.moveShots([b], { sceneId: second, before: other })
  expect(outline()).toEqual([['One'], ['Two', '1B', '1A']])
})

test('a copy of a shot stands behind it, with a code of its own', () => {
  const { edits, state, a, outline } = twoScenes()
  edits.rate([a], 4)
  const [copy = ''] = edits.duplicateShots([{ from: a, sceneNumber: 1 }])
  expect(outline()).toEqual([['One', '1A', '1C', '1B'], ['Two']])
  expect(state().shots[copy]).toMatchObject({ rating: 4, chosenTake: null })
  expect(state().shots[copy]?.slotId).not.toBe(state().shots[a]?.slotId)
})

test('words of a scene are typed as one step', () => {
  const { edits, state } = twoScenes()
  edits.setScene('s1', 'heading', 'INT.')
  edits.setScene('s1', 'heading', 'INT. day')
  edits.foldScene('s1', true)
  expect(state().scenes.s1).toMatchObject({ heading: 'INT. day', folded: true })
  edits.undo()
  expect(state().scenes.s1).toMatchObject({ heading: '', folded: true })
})

test('what is deleted for good leaves only its codes, which stay taken', () => {
  const { edits, state, a, second } = twoScenes()
  edits.addAlternate(a)
  edits.deleteScene('s1')
  edits.purge(['s1'])
  expect(state().trash.s1).toMatchObject({ kind: 'gone' })
  edits.restoreScene('s1')
  expect(state().scenes.s1).toBeUndefined()
  const shot = edits.addShot({ ...first, sceneId: second })
  expect(state().shots[shot]?.code).toBe('1C')
})

test('what one scene says in every prompt is given to others in one step', () => {
  const { edits, state } = openBoard()
  const [two, three] = [edits.addScene('Two'), edits.addScene('Three')]
  edits.setScene('s1', 'prompt_start', 'Rain')
  edits.giveSceneText('s1', [two, three])
  expect(state().scenes[three]?.promptStart).toBe('Rain')
  edits.undo()
  expect(state().scenes[two]?.promptStart).toBe('')
})
