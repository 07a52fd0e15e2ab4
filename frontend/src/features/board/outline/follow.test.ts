import { expect, test } from 'vitest'
import { placesInNewOrder, placesInNewStack } from './follow'

const at = (x: number, y: number) => ({ x, y, w: 240, h: 178, z: 0 })

test('panels that lie as they read change places with one another', () => {
  const panels = { a: at(0, 0), b: at(252, 4), c: at(0, 226) }
  expect(placesInNewOrder(['a', 'b', 'c'], ['c', 'a', 'b'], panels)).toEqual({
    c: at(0, 0),
    a: at(252, 4),
    b: at(0, 226),
  })
})

test('panels that somebody laid out in another way stay where they are', () => {
  const panels = { a: at(500, 0), b: at(0, 0) }
  expect(placesInNewOrder(['a', 'b'], ['b', 'a'], panels)).toEqual({})
})

const layout = {
  panels: { a: at(12, 40), b: at(12, 340) },
  scenes: [
    { id: 's1', x: 0, y: 0, w: 264, h: 260 },
    { id: 's2', x: 0, y: 300, w: 264, h: 400 },
  ],
}
const sceneOf = (id: string) => (id === 'a' ? 's1' : 's2')

test('scenes that lie below one another do so again, with the same gap', () => {
  const order = { before: ['s1', 's2'], after: ['s2', 's1'] }
  expect(placesInNewStack(order, layout, sceneOf)).toEqual({ a: at(12, 480), b: at(12, 40) })
})

test('scenes that lie side by side stay where they are', () => {
  const [one, two] = layout.scenes
  const beside = { ...layout, scenes: [one, two].flatMap((box) => (box ? [{ ...box, y: 0 }] : [])) }
  const order = { before: ['s1', 's2'], after: ['s2', 's1'] }
  expect(placesInNewStack(order, beside, sceneOf)).toEqual({})
})
