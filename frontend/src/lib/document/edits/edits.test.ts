import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { aNewShot as first, openBoard, tell } from '@/testing/open-board'

test('a deleted shot comes back whole, with its place', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  edits.setShot(id, 'description', 'Mara turns round')
  edits.changeCamera([id], { lens: 'mm_50' })
  const before = state()
  edits.deleteShots([id])
  expect(state().shots).toEqual({})
  edits.restoreShots([id])
  expect(state().shots).toEqual(before.shots)
  expect(state().placements).toEqual(before.placements)
})

test('the code of a deleted shot is not given again', () => {
  const { edits, state } = openBoard()
  const gone = edits.addShot(first)
  edits.deleteShots([gone])
  const next = edits.addShot(first)
  expect(state().shots[next]?.code).toBe('1B')
})

test('undo takes back the last deed, redo does it again', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  edits.changeCamera([id], { lens: 'mm_50' })
  edits.undo()
  expect(state().shots[id]?.camera).toEqual({})
  expect(state().canRedo).toBe(true)
  edits.redo()
  expect(state().shots[id]?.camera).toEqual({ lens: 'mm_50' })
})

test('new words for a shot are a step of their own beside what is typed', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  edits.setShot(id, 'description', 'Mara waits')
  edits.describe(id, 'Mara waits in cold rain.')
  edits.setShot(id, 'description', 'Mara waits in cold rain. Now')
  edits.undo()
  expect(state().shots[id]?.description).toBe('Mara waits in cold rain.')
  edits.undo()
  expect(state().shots[id]?.description).toBe('Mara waits')
})

test('undo leaves alone what somebody else did', () => {
  const { doc, maps, edits, state } = openBoard()
  const id = edits.addShot(first)
  edits.changeCamera([id], { lens: 'mm_50' })
  const shot = maps.shots.get(id)
  if (!(shot instanceof Y.Map)) throw new Error('The shot is no map.')
  doc.transact(() => shot.set('name', 'Theirs'), 'the network')
  edits.undo()
  expect(state().shots[id]).toMatchObject({ name: 'Theirs', camera: {} })
})

test('two boards that edited apart agree when they meet', () => {
  const here = openBoard()
  const there = openBoard()
  const id = here.edits.addShot(first)
  Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc))
  here.edits.setShot(id, 'name', 'Crossing')
  there.edits.setShot(id, 'description', 'She walks')
  Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc))
  Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc))
  expect(here.state().shots[id]).toMatchObject({ name: 'Crossing', description: 'She walks' })
  expect(there.state().shots).toEqual(here.state().shots)
})

test('an edit changes its own shot and no other', () => {
  const { edits, state } = openBoard()
  const one = edits.addShot(first)
  const two = edits.addShot(first)
  const before = state().shots[two]
  edits.setShot(one, 'name', 'Crossing')
  expect(state().shots[two]).toBe(before)
})

test('a take of one shot leaves the takes of another as they are', () => {
  const { maps, state } = openBoard()
  const take = (id: string, shot: string) =>
    maps.takes.set(id, { id, owner: { kind: 'shot', id: shot, name: '1A' }, version: 1 })
  take('t1', 'one')
  const before = state().takes.one
  take('t2', 'two')
  expect(state().takes.one).toBe(before)
  expect(state().takes.two).toHaveLength(1)
})

test('a camera changes in several shots as one step of undo', () => {
  const { edits, state } = openBoard()
  const ids = [edits.addShot(first), edits.addShot(first)]
  edits.changeCamera(ids, { lens: 'mm_50', size: 'close_up' })
  edits.changeCamera(ids, { lens: 'mm_85', size: null })
  expect(ids.map((id) => state().shots[id]?.camera)).toEqual([{ lens: 'mm_85' }, { lens: 'mm_85' }])
  edits.undo()
  const before = { lens: 'mm_50', size: 'close_up' }
  expect(ids.map((id) => state().shots[id]?.camera)).toEqual([before, before])
})

test('numbers and flags that scripts wrote into a camera are read as texts', () => {
  const { doc, maps, edits, state } = openBoard()
  const id = edits.addShot(first)
  const shot = maps.shots.get(id)
  const camera: unknown = shot instanceof Y.Map ? shot.get('camera') : null
  if (!(camera instanceof Y.Map)) throw new Error('The camera is no map.')
  doc.transact(() => {
    camera.set('year', 1975)
    camera.set('anamorphic', true)
  }, 'the network')
  expect(state().shots[id]?.camera).toEqual({ year: '1975', anamorphic: 'true' })
})

test('a workflow brings each shot its own values, and goes as one step', () => {
  const { edits, state } = openBoard()
  const [one, two] = [edits.addShot(first), edits.addShot(first)]
  edits.changeValues([one, two], { steps: 40, look: 'noir' }, 'step')
  edits.giveWorkflow('film', { [one]: { text: 'Rain' }, [two]: { look: 'noir' } })
  expect(state().shots[one]).toMatchObject({ templateId: 'film', values: { text: 'Rain' } })
  expect(state().shots[two]?.values).toEqual({ look: 'noir' })
  edits.undo()
  expect(state().shots[one]).toMatchObject({ templateId: '', values: { steps: 40, look: 'noir' } })
  expect(state().shots[two]?.values).toEqual({ steps: 40, look: 'noir' })
})

test('a seed that comes with a workflow is kept, and goes with it again', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  const before = state().shots[id]
  edits.giveWorkflow('film', { [id]: {} }, 481516)
  expect(state().shots[id]).toMatchObject({ seed: 481516, seedPolicy: 'fixed' })
  edits.undo()
  expect(state().shots[id]).toEqual(before)
})

test('a shot made where nobody sees the board has no place yet', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot({ sceneId: 's1', sceneNumber: 1, templateId: 'film' })
  expect(state().shots[id]?.templateId).toBe('film')
  expect(state().placements[id]).toBeUndefined()
})

test('values that are lists of fields are kept whole; null gives the default again', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  const loras = [{ name: 'noir', strength: 0.8, strength_clip: null, enabled: true, wire: null }]
  edits.changeValues([id], { loras, steps: 8 }, 'step')
  edits.changeValues([id], { steps: null }, 'step')
  expect(state().shots[id]?.values).toEqual({ loras })
})

test('a seed is kept, counted or drawn anew, as older boards say it too', () => {
  const { edits, state, maps } = openBoard()
  const id = edits.addShot(first)
  expect(state().shots[id]?.seedPolicy).toBe('random')
  edits.setSeedPolicy(id, 'increment')
  expect(state().shots[id]?.seedPolicy).toBe('increment')
  edits.setSeedPolicy(id, 'fixed')
  const shot = maps.shots.get(id)
  expect(shot instanceof Y.Map && shot.get('seed_locked')).toBe(true)
})

test('two people type in the words of one shot and both stay', () => {
  const [here, there] = [openBoard(), openBoard()]
  const id = here.edits.addShot(first)
  here.edits.setText(id, 'description', 'Mara waits')
  tell(there, here)
  here.edits.setText(id, 'description', 'Young Mara waits')
  there.edits.setText(id, 'description', 'Mara waits alone')
  tell(there, here)
  tell(here, there)
  expect(here.state().shots[id]?.description).toBe('Young Mara waits alone')
  expect(there.state().shots).toEqual(here.state().shots)
})

test('typing in two fields is two steps, however fast', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  edits.setText(id, 'action', 'She runs')
  edits.setText(id, 'action', 'She runs on')
  edits.setText(id, 'sound', 'Wind')
  edits.undo()
  expect(state().shots[id]).toMatchObject({ action: 'She runs on', sound: '' })
  edits.undo()
  expect(state().shots[id]).toMatchObject({ action: '', sound: '' })
})

test('strings of older documents are read, and become texts when somebody types', () => {
  const { maps, edits, state } = openBoard()
  maps.shots.set('old', new Y.Map(Object.entries({ id: 'old', notes: 'Late sun' })))
  expect(state().shots.old?.notes).toBe('Late sun')
  edits.setText('old', 'notes', 'Late sun, long shadows')
  expect(state().shots.old?.notes).toBe('Late sun, long shadows')
  const shot = maps.shots.get('old')
  expect(shot instanceof Y.Map && shot.get('notes')).toBeInstanceOf(Y.Text)
})

test('every step says in words what it would take back and do again', () => {
  const { edits, state } = openBoard()
  expect(state().undoWords).toBe('')
  const ids = [edits.addShot(first), edits.addShot(first)]
  edits.deleteShots(ids)
  expect(state().undoWords).toBe('Delete 2 shots')
  expect(edits.undo()).toBe('Delete 2 shots')
  expect(state()).toMatchObject({ undoWords: 'Add shot 1B', redoWords: 'Delete 2 shots' })
  expect(edits.redo()).toBe('Delete 2 shots')
  expect(state()).toMatchObject({ undoWords: 'Delete 2 shots', redoWords: '' })
  expect(edits.redo()).toBeNull()
})

test('notes, arrows and groups are read as they were made', () => {
  const { edits, state } = openBoard()
  const note = edits.addNote({ x: 1, y: 2, w: 200, h: 120, z: 3 }, 'Ada')
  edits.setNoteText(note, 'Wind')
  const arrow = edits.addArrow({ note }, { x: 5, y: 6 }, 4)
  const group = edits.addGroup('Pair', [note])
  expect(state().notes[note]).toMatchObject({ x: 1, h: 120, text: 'Wind', author: 'Ada' })
  expect(state().arrows[arrow]).toMatchObject({ from: { note }, to: { x: 5, y: 6 }, z: 4 })
  expect(state().groups[group]).toMatchObject({ name: 'Pair', members: [note] })
})

test('the trash says what lies in it', () => {
  const { edits, state } = openBoard()
  const id = edits.addShot(first)
  edits.deleteShots([id])
  expect(state().trash[id]).toMatchObject({ kind: 'shot', name: '1A' })
})
