import { expect, test } from 'vitest'
import { aNewShot as first, openBoard } from '@/testing/open-board'

const place = { x: 1, y: 2, w: 200, h: 120, z: 3 }

test('panels and notes move together as one step', () => {
  const { edits, state } = openBoard()
  const shot = edits.addShot(first)
  const note = edits.addNote(place, 'Ada', 'Keep the horizon low')
  edits.movePanels({ [shot]: { ...place, x: 50 }, [note]: { ...place, x: 90 } })
  expect(state().undoWords).toBe('Move 2 items')
  expect(state().placements[shot]?.x).toBe(50)
  expect(state().notes[note]).toMatchObject({ x: 90, text: 'Keep the horizon low' })
  expect(state().placements[note]).toBeUndefined()
  edits.undo()
  expect(state().notes[note]?.x).toBe(1)
  expect(state().placements[shot]?.x).toBe(first.placement?.x)
})

test('a deleted note and its arrow come back whole', () => {
  const { edits, state } = openBoard()
  const note = edits.addNote(place, 'Ada', 'Rain')
  const arrow = edits.addArrow({ note }, { x: 5, y: 6 }, 4)
  edits.labelArrow(arrow, 'later')
  const before = state()
  edits.deleteMarks([note, arrow])
  expect(state()).toMatchObject({ notes: {}, arrows: {} })
  expect(state().trash[note]).toMatchObject({ kind: 'note', name: 'Rain' })
  edits.restoreMarks([note, arrow])
  expect(state().notes).toEqual(before.notes)
  expect(state().arrows).toEqual(before.arrows)
  expect(state().trash).toEqual({})
})

test('an arrow turns round, and leads elsewhere', () => {
  const { edits, state } = openBoard()
  const arrow = edits.addArrow({ panel: 'a' }, { x: 5, y: 6 }, 4)
  edits.turnArrow(arrow)
  expect(state().arrows[arrow]).toMatchObject({ from: { x: 5, y: 6 }, to: { panel: 'a' } })
  edits.leadArrow(arrow, { to: { panel: 'b' } })
  expect(state().arrows[arrow]?.to).toEqual({ panel: 'b' })
})

test('nothing is in two groups, and a group of one is none', () => {
  const { edits, state } = openBoard()
  const old = edits.addGroup('Old', ['a', 'b', 'c'])
  const next = edits.addGroup('New', ['b', 'd'])
  expect(state().groups[old]?.members).toEqual(['a', 'c'])
  edits.addGroup('Third', ['a', 'd'])
  expect(state().groups[old]).toBeUndefined()
  expect(state().groups[next]).toBeUndefined()
  edits.undo()
  expect(state().groups[next]?.members.toSorted()).toEqual(['b', 'd'])
  edits.ungroup([old, next])
  expect(state().groups).toEqual({})
})
