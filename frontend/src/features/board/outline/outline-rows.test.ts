import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { slotsOf } from '@/lib/document/slots'
import { aScene, aShot, byId } from '@/testing/facts'
import { outlineRows, rowAfterKey } from './outline-rows'

const other = aShot({ id: 'b2', slotId: 'b', order: 2, alternateNumber: 2 })
const shots = byId([
  aShot({ id: 'a', duration: 48 }),
  aShot({ id: 'b', slotId: 'b', order: 2, duration: 24 }),
  other,
])
const scenes = (folded = false) =>
  inOrder(byId([aScene({ id: 's1', order: 1, folded }), aScene({ id: 's2', order: 2 })]), shots)
const shown = { slots: slotsOf(shots), open: new Set<string>(), isShown: () => true }
const rows = outlineRows(scenes(), shown)
const opened = outlineRows(scenes(), { ...shown, open: new Set(['b']) })
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)

const press = (id: string, key: string, all = rows) => {
  const row = all.find((each) => each.id === id)
  if (!row) throw new Error(`There is no row ${id}.`)
  return rowAfterKey(all, row, key)
}

test('a folded scene hides its shots', () => {
  expect(ids(rows)).toEqual(['s1', 'a', 'b', 's2'])
  expect(ids(outlineRows(scenes(true), shown))).toEqual(['s1', 's2'])
})

test('an opened slot shows its alternates, and which of them stands', () => {
  expect(ids(opened)).toEqual(['s1', 'a', 'b', 'b/alternate', 'b2/alternate', 's2'])
  expect(opened.filter(({ kind }) => kind === 'alternate')).toMatchObject([
    { number: 1, stands: true },
    { number: 2, stands: false },
  ])
})

test('a scene says how many shots it shows and how long they are', () => {
  expect(rows[0]).toMatchObject({ kind: 'scene', shots: 2, frames: 72 })
  const some = outlineRows(scenes(), { ...shown, isShown: ({ id }) => id === 'a' })
  expect(some[0]).toMatchObject({ shots: 1, frames: 48 })
  expect(ids(some)).toEqual(['s1', 'a', 's2'])
})

test('arrows go through the tree, fold and unfold', () => {
  expect(press('a', 'ArrowDown')).toEqual({ to: 'b' })
  expect(press('s1', 'ArrowUp')).toBeNull()
  expect(press('a', 'ArrowLeft')).toEqual({ to: 's1' })
  expect(press('s1', 'ArrowLeft')).toEqual({ fold: true })
  expect(press('s1', 'ArrowRight', outlineRows(scenes(true), shown))).toEqual({ fold: true })
  expect(press('s1', 'ArrowRight')).toEqual({ to: 'a' })
  expect(press('a', 'End')).toEqual({ to: 's2' })
  expect(press('b', 'Home')).toEqual({ to: 's1' })
  expect(press('a', 'x')).toBeNull()
})

test('arrows open a slot and lead to its alternates and back', () => {
  expect(press('a', 'ArrowRight')).toBeNull()
  expect(press('b', 'ArrowRight')).toEqual({ fold: true })
  expect(press('b', 'ArrowRight', opened)).toEqual({ to: 'b/alternate' })
  expect(press('b2/alternate', 'ArrowLeft', opened)).toEqual({ to: 'b' })
  expect(press('b', 'ArrowLeft', opened)).toEqual({ fold: true })
  expect(press('b2/alternate', 'Enter', opened)).toEqual({ choose: true })
})
