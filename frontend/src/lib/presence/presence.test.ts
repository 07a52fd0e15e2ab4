import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createPresence, initials, people, readPerson } from './presence'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Two people at one board; what one says, the other hears at once. */
function together() {
  const [here, there] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())]
  const said: unknown[] = []
  const carry = (from: Awareness, to: Awareness) =>
    from.on('update', (_: unknown, origin: unknown) => {
      if (origin !== 'local') return
      if (from === here) said.push(from.getLocalState())
      applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'remote')
    })
  carry(here, there)
  carry(there, here)
  return { here, there, said }
}

test('what one person does the other hears', () => {
  const { here, there } = together()
  const [mine, theirs] = [createPresence(here), createPresence(there)]
  mine.introduce({ id: 'a', name: 'Ada' })
  theirs.introduce({ id: 'b', name: 'Ben' })
  mine.tell({ cursor: { x: 3, y: 4 }, editing: { shot: 's', field: 'notes' } })
  vi.advanceTimersByTime(60)
  expect(theirs.others.getState()).toMatchObject([
    { id: 'a', name: 'Ada', cursor: { x: 3, y: 4 }, editing: { shot: 's', field: 'notes' } },
  ])
})

test('a pointer is told at most twenty times a second', () => {
  const { here, there, said } = together()
  const mine = createPresence(here)
  createPresence(there).introduce({ id: 'b', name: 'Ben' })
  mine.introduce({ id: 'a', name: 'Ada' })
  vi.advanceTimersByTime(100)
  said.length = 0
  for (let ms = 0; ms < 1000; ms += 5) {
    mine.tell({ cursor: { x: ms, y: 0 } })
    vi.advanceTimersByTime(5)
  }
  expect(said.length).toBeGreaterThan(15)
  expect(said.length).toBeLessThanOrEqual(21) // at both ends of the second
})

test('while nobody is there nothing is told, and who comes hears the last of it', () => {
  const { here, there, said } = together()
  const mine = createPresence(here)
  mine.introduce({ id: 'a', name: 'Ada' })
  said.length = 0
  mine.tell({ cursor: { x: 1, y: 1 } })
  mine.tell({ room: 'gallery' })
  vi.advanceTimersByTime(1000)
  expect(said).toEqual([])
  createPresence(there).introduce({ id: 'b', name: 'Ben' })
  vi.advanceTimersByTime(60)
  expect(said).toMatchObject([{ cursor: { x: 1, y: 1 }, room: 'gallery' }])
})

test('two windows of one person are no company', () => {
  const { here, there } = together()
  const mine = createPresence(here)
  mine.introduce({ id: 'a', name: 'Ada' })
  createPresence(there).introduce({ id: 'a', name: 'Ada' })
  expect(mine.others.getState()).toEqual([])
})

test.each([null, 5, {}, { user: 'x' }, { user: { name: 'No id' } }])(
  'what is no person is none (%j)',
  (state) => expect(readPerson(1, state)).toBeNull(),
)

test('a person who says nonsense does nothing', () => {
  const state = { user: { id: 'a' }, cursor: 'here', view: { x: 1 }, selected: [1], editing: [] }
  expect(readPerson(1, state)).toMatchObject({
    name: 'Guest',
    cursor: null,
    view: null,
    selected: [],
    editing: null,
  })
})

test('initials are of two words, or of the first', () => {
  expect(['Ines', 'Tarek Musa', '', 'é'].map(initials)).toEqual(['IN', 'TM', '', 'É'])
})

test('everybody stands once, by name', () => {
  const person = (client: number, id: string, name: string) =>
    readPerson(client, { user: { id, name } })
  const all = [person(1, 'b', 'Ben'), person(2, 'a', 'Ada'), person(3, 'b', 'Ben')]
  expect(people(all.filter((each) => each !== null)).map(({ name }) => name)).toEqual([
    'Ada',
    'Ben',
  ])
})
