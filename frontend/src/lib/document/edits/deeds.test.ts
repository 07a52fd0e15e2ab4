import { expect, test } from 'vitest'
import { aNewShot, aPlace, openBoard, tell } from '@/testing/open-board'
import { type Board, deed, said, throwing } from '@/testing/random-deeds'
import { isMap } from '../shapes'

const codes = ({ state }: Board) =>
  Object.values(state().shots)
    .map(({ code }) => code)
    .sort()

test('a deed is taken back by itself, and what was done since stays', () => {
  const board = openBoard()
  const { edits, state } = board
  const one = edits.addShot(aNewShot)
  edits.deleteShots([one])
  const gone = edits.latestDeed()
  const two = edits.addShot(aNewShot)
  edits.rate([two], 4)
  expect(edits.takeBack(gone)).toBe('done')
  expect(codes(board)).toEqual(['1A', '1B'])
  expect(state().shots[two]?.rating).toBe(4)
  expect(state().undoWords).toBe('Rate 1 shot')
  expect(state().redoWords).toBe('Delete 1 shot')
})

test('undo goes on past a deed that was taken back, and redo does it again', () => {
  const board = openBoard()
  const { edits, state } = board
  const one = edits.addShot(aNewShot)
  edits.rate([one], 2)
  const rated = edits.latestDeed()
  edits.movePanels({ [one]: { ...aPlace, x: 50 } })
  edits.takeBack(rated)
  edits.undo()
  expect(state().placements[one]).toEqual(aPlace)
  edits.redo()
  edits.redo()
  expect(state().shots[one]?.rating).toBe(2)
  expect(state().placements[one]?.x).toBe(50)
  expect(edits.takeBack(rated)).toBe('done')
})

test('a deed whose work was changed since stays, and nothing moves', () => {
  const board = openBoard()
  const { edits } = board
  const one = edits.addShot(aNewShot)
  edits.rate([one], 2)
  const rated = edits.latestDeed()
  edits.rate([one], 5)
  const before = said(board)
  expect(edits.takeBack(rated)).toBe('changed')
  expect(said(board)).toEqual(before)
})

test('a new shot that somebody else wrote into is not taken back', () => {
  const [here, there] = [openBoard(), openBoard()]
  tell(there, here)
  const one = here.edits.addShot(aNewShot)
  const added = here.edits.latestDeed()
  tell(there, here)
  there.edits.setText(one, 'notes', 'A thought')
  tell(here, there)
  expect(here.edits.takeBack(added)).toBe('changed')
  expect(here.state().shots[one]?.notes).toBe('A thought')
})

test('words that were typed on since are not torn apart', () => {
  const { edits, state } = openBoard()
  const one = edits.addShot(aNewShot)
  edits.describe(one, 'Mara waits')
  const written = edits.latestDeed()
  edits.describe(one, 'Mara waits outside')
  expect(edits.takeBack(written)).toBe('changed')
  expect(state().shots[one]?.description).toBe('Mara waits outside')
})

test('what undo took back already is not taken back again', () => {
  const { edits, state } = openBoard()
  const one = edits.addShot(aNewShot)
  edits.rate([one], 2)
  const rated = edits.latestDeed()
  edits.undo()
  expect(edits.takeBack(rated)).toBe('before')
  expect(state().shots[one]?.rating).toBe(0)
})

test('a deed that changed nothing is none', () => {
  const { edits } = openBoard()
  edits.addShot(aNewShot)
  edits.deleteShots(['nobody'])
  expect(edits.latestDeed()).toBeNull()
  expect(edits.takeBack(null)).toBe('before')
})

test('several verbs together are told by the words of all', () => {
  const { edits, state } = openBoard()
  const one = edits.addShot(aNewShot)
  edits.together('Delete what is selected', () => edits.deleteShots([one]))
  expect(state().undoWords).toBe('Delete what is selected')
})

test('what was deleted comes out of the trash where its deletion was built upon', () => {
  const { edits, state } = openBoard()
  const one = edits.addShot(aNewShot)
  const two = edits.addAlternate(one) ?? ''
  const note = edits.addNote(aPlace, 'Ada')
  edits.together('Delete what is selected', () => {
    edits.deleteShots([two])
    edits.deleteMarks([note])
  })
  const deleted = edits.latestDeed()
  edits.movePanels({ [one]: { ...aPlace, x: 70 } })
  expect(edits.takeBack(deleted)).toBe('changed')
  expect(edits.bringBack([two, note])).toBe(true)
  expect(Object.keys(state().shots)).toEqual([one, two])
  expect(Object.keys(state().notes)).toEqual([note])
  expect(state().placements).toEqual({ [two]: { ...aPlace, x: 70 } })
  expect(edits.bringBack([two, note])).toBe(false)
  edits.undo()
  expect(Object.keys(state().shots)).toEqual([one])
})

/** A service that gives a shot another slate. */
function aService(board: Board, id: string) {
  const shot = board.maps.shots.get(id)
  const give = (code: string) => {
    board.doc.transact(() => isMap(shot) && shot.set('code', code), 'the service')
    return Promise.resolve()
  }
  return {
    rename(from: string, to: string) {
      void give(to)
      board.edits.noteElsewhere({
        words: `Rename ${from} to ${to}`,
        back: () => give(from),
        again: () => give(to),
        isAsLeft: () => board.state().shots[id]?.code === to,
      })
    },
  }
}

test('what a service did stands in the same history', () => {
  const board = openBoard()
  const { edits, state } = board
  const one = edits.addShot(aNewShot)
  edits.rate([one], 1)
  aService(board, one).rename('1A', '9Z')
  edits.rate([one], 3)
  edits.undo()
  expect(state().undoWords).toBe('Rename 1A to 9Z')
  edits.undo()
  expect(state().shots[one]).toMatchObject({ code: '1A', rating: 1 })
  expect(state().redoWords).toBe('Rename 1A to 9Z')
  edits.undo()
  expect(state().shots[one]?.rating).toBe(0)
  for (const _ of [1, 2, 3]) edits.redo()
  expect(state().shots[one]).toMatchObject({ code: '9Z', rating: 3 })
})

test('what a service did is taken back by itself, unless it was done once more since', () => {
  const board = openBoard()
  const { edits, state } = board
  const one = edits.addShot(aNewShot)
  const service = aService(board, one)
  service.rename('1A', '2B')
  const first = edits.latestDeed()
  edits.rate([one], 3)
  expect(edits.takeBack(first)).toBe('done')
  expect(state().shots[one]).toMatchObject({ code: '1A', rating: 3 })
  service.rename('1A', '3C')
  const second = edits.latestDeed()
  service.rename('3C', '4D')
  expect(edits.takeBack(second)).toBe('changed')
  expect(state().shots[one]?.code).toBe('4D')
})

/** Everything that is said, each value under its path. */
function leaves(value: unknown, path = ''): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]])
  return new Map(
    Object.entries(value).flatMap(([key, each]) => [...leaves(each, `${path}/${key}`)]),
  )
}

/** What differs, as it was. */
function difference(was: unknown, is: unknown): Map<string, unknown> {
  const [before, after] = [leaves(was), leaves(is)]
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  return new Map(
    paths.flatMap((path) => {
      const value = before.get(path)
      return value === after.get(path) ? [] : [[path, value]]
    }),
  )
}

test.each([1, 2, 3, 4, 5, 6])(
  'of a hundred deeds each that can be is taken back exactly, and done again (%i)',
  (seed) => {
    const board = openBoard()
    const chance = throwing(seed)
    const done: { deed: ReturnType<typeof board.edits.latestDeed>; was: Map<string, unknown> }[] =
      []
    while (done.length < 100) {
      const before = said(board)
      deed(board, chance)
      const latest = board.edits.latestDeed()
      if (latest && latest !== done.at(-1)?.deed)
        done.push({ deed: latest, was: difference(before, said(board)) })
    }
    let taken = 0
    for (const { deed: each, was } of done) {
      const before = said(board)
      if (board.edits.takeBack(each) !== 'done') {
        expect(said(board)).toEqual(before)
        continue
      }
      taken += 1
      expect(difference(said(board), before)).toEqual(was)
      board.edits.redo()
      expect(said(board)).toEqual(before)
    }
    expect(taken).toBeGreaterThan(10)
    while (board.state().canUndo) board.edits.undo()
    expect(Object.keys(board.state().shots)).toEqual([])
  },
)
