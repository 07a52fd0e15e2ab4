import { expect, test } from 'vitest'
import { anInput, aShot, aTemplate } from '@/testing/facts'
import { dropSections } from './drop-menu'
import { isMedia, mayHoldWorkflow, type Source, titleOf } from './sources'
import type { Bringer } from './use-bring'

const picture: Source = { kind: 'project', path: 'Film/1B/Film_1B_v002.png' }
const film: Source = { kind: 'project', path: 'inputs/rain.mp4' }
const fileOf = (name: string): Source => ({ kind: 'computer', file: new File(['x'], name) })

const spot = { sceneId: 's', at: { x: 3, y: 4 } }
const shot = aShot({ id: 'a', code: '1A', templateId: 'edit' })
const templates = [
  aTemplate({
    id: 'edit',
    inputs: [
      anInput({ name: 'face', label: 'Face', type: 'image' }),
      anInput({ name: 'area', label: 'Area', type: 'mask' }),
      anInput({ name: 'move', label: 'Movement', type: 'video' }),
      anInput({ name: 'cfg', label: 'Guidance', type: 'float' }),
    ],
  }),
]

/** Records what the menu was told to do. */
function aBringer() {
  const done: unknown[][] = []
  const note =
    (deed: string) =>
    async (...told: unknown[]) =>
      void done.push([deed, ...told])
  const bring: Bringer = {
    asTakes: note('takes'),
    asShots: note('shots'),
    asReference: note('reference'),
    withWorkflow: async () => null,
    asWorkflow: note('workflow'),
    templates: async () => templates,
  }
  return { bring, done }
}

const labels = (sections: ReturnType<typeof dropSections>) =>
  sections.flatMap(({ entries }) => entries.map(({ label }) => label))

test('a picture on a panel becomes a take, a shot, or fills a slot that takes pictures', () => {
  const { bring, done } = aBringer()
  const sections = dropSections(
    { sources: [picture], shot, spot, templates, workflow: null },
    bring,
  )
  expect(labels(sections)).toEqual(['As a take of 1A', 'As new shot', 'Face', 'Area'])
  sections[0]?.entries[1]?.run()
  expect(done.pop()).toEqual(['shots', [picture], spot])
  sections.at(-1)?.entries[0]?.run()
  expect(done).toEqual([['reference', 'a', expect.objectContaining({ name: 'face' }), picture]])
})

test('a film fills slots for films, several files fill none', () => {
  const { bring } = aBringer()
  const one = dropSections({ sources: [film], shot, spot, templates, workflow: null }, bring)
  expect(labels(one)).toContain('Movement')
  const both = dropSections(
    { sources: [film, picture], shot, spot, templates, workflow: null },
    bring,
  )
  expect(labels(both)).toEqual(['As 2 takes of 1A', 'As 2 new shots'])
})

test('a workflow is given to the shot it falls on, or kept', () => {
  const { bring, done } = aBringer()
  const graph = fileOf('still.json')
  expect(
    labels(dropSections({ sources: [graph], shot: null, spot, templates, workflow: graph }, bring)),
  ).toEqual(['Import the workflow into the library'])
  const sections = dropSections({ sources: [graph], shot, spot, templates, workflow: graph }, bring)
  sections[0]?.entries[0]?.run()
  expect(done[0]?.[0]).toBe('workflow')
  expect(done[0]?.[3]).toEqual(['a'])
})

test('files are told apart by their names, and give a shot its name', () => {
  expect([fileOf('a.PNG'), fileOf('a.mov'), fileOf('a.txt')].map(isMedia)).toEqual([
    true,
    true,
    false,
  ])
  expect([fileOf('a.json'), fileOf('a.png'), picture].map(mayHoldWorkflow)).toEqual([
    true,
    true,
    false,
  ])
  expect(titleOf(fileOf('03_at_the_wall.png'))).toBe('03 at the wall')
})
