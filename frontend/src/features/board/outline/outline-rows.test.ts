import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { outlineRows, rowAfterKey } from './outline-rows'

const scenes = inOrder(
  byId([aScene({ id: 's1', order: 1 }), aScene({ id: 's2', order: 2 })]),
  byId([aShot({ id: 'a' }), aShot({ id: 'b', order: 2 })]),
)
const rows = outlineRows(scenes, new Set())
const row = (id: string) => {
  const found = rows.find((each) => each.id === id)
  if (!found) throw new Error(`There is no row ${id}.`)
  return found
}
const press = (id: string, key: string, isFolded = false) =>
  rowAfterKey(rows, row(id), { key, isFolded })

test('a folded scene hides its shots', () => {
  expect(rows.map(({ id }) => id)).toEqual(['s1', 'a', 'b', 's2'])
  expect(outlineRows(scenes, new Set(['s1'])).map(({ id }) => id)).toEqual(['s1', 's2'])
})

test('arrows go through the tree, fold and unfold', () => {
  expect(press('a', 'ArrowDown')).toEqual({ to: 'b' })
  expect(press('s1', 'ArrowUp')).toBeNull()
  expect(press('b', 'ArrowLeft')).toEqual({ to: 's1' })
  expect(press('s1', 'ArrowLeft')).toEqual({ fold: true })
  expect(press('s1', 'ArrowRight', true)).toEqual({ fold: true })
  expect(press('s1', 'ArrowRight')).toEqual({ to: 'a' })
  expect(press('a', 'End')).toEqual({ to: 's2' })
  expect(press('b', 'Home')).toEqual({ to: 's1' })
  expect(press('a', 'x')).toBeNull()
})
