import { expect, test } from 'vitest'
import { aNewShot as first, openBoard } from '@/testing/open-board'
import { filesIn, readClipping, withFiles } from '../clipping'

const place = { x: 1, y: 2, w: 200, h: 120, z: 3 }

test('what is copied comes back as other shots that say the same, joined as they were', () => {
  const { edits, state } = openBoard()
  const [one, two] = [edits.addShot(first), edits.addShot(first)]
  edits.setShot(one, 'description', 'Mara waits')
  edits.changeValues([one], { face: 'inputs/abc.png', steps: 8 }, 'step')
  const note = edits.addNote(place, 'Ada', 'Low horizon')
  edits.addArrow({ panel: one }, { note }, 1)
  edits.addArrow({ panel: one }, { panel: two }, 1)
  edits.addGroup('Pair', [one, note])

  const text = JSON.stringify(edits.clip('film', { shotIds: [one], markIds: [note] }))
  const clipping = readClipping(text)
  if (!clipping) throw new Error('The clipboard lost it.')
  const before = state()
  const ids = edits.paste(clipping, {
    sceneId: 's1',
    sceneNumber: 1,
    placements: [{ ...place, x: 700 }],
    moved: {},
    notes: { [note]: { ...place, x: 900 } },
    files: { 'inputs/abc.png': 'inputs/def.png' },
  })
  const copy = ids.get(one) ?? ''
  expect(state().shots[copy]).toMatchObject({
    code: '1C',
    description: 'Mara waits',
    values: { face: 'inputs/def.png', steps: 8 },
    chosenTake: null,
  })
  expect(state().placements[copy]?.x).toBe(700)
  const noteCopy = ids.get(note) ?? ''
  expect(state().notes[noteCopy]).toMatchObject({ text: 'Low horizon', x: 900 })
  const arrows = Object.values(state().arrows).filter(({ id }) => !before.arrows[id])
  expect(arrows).toMatchObject([{ from: { panel: copy }, to: { note: noteCopy } }])
  const groups = Object.values(state().groups).filter(({ id }) => !before.groups[id])
  expect(groups[0]?.members.toSorted()).toEqual([copy, noteCopy].toSorted())
  edits.undo()
  expect(state().shots).toEqual(before.shots)
  expect(state().notes).toEqual(before.notes)
})

test('text that is no part of a board is none', () => {
  expect(readClipping('A note')).toBeNull()
  expect(readClipping('{"kind":"else"}')).toBeNull()
  expect(readClipping('{')).toBeNull()
  const odd = '{"kind":"directors-console/board","project":"p","shots":[1,{"id":"a"}]}'
  expect(readClipping(odd)?.shots).toEqual([{ id: 'a' }])
})

test('the files of a shot are found wherever its values name them', () => {
  const values = { a: 'inputs/x.png', b: { path: 'Film/1A/y.mp4', enabled: false }, c: 'a/b', d: 4 }
  expect(filesIn(values)).toEqual(['inputs/x.png', 'Film/1A/y.mp4'])
  expect(withFiles(values, { 'Film/1A/y.mp4': 'inputs/z.mp4' })).toMatchObject({
    a: 'inputs/x.png',
    b: { path: 'inputs/z.mp4', enabled: false },
  })
})
