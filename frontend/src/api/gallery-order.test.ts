import { expect, test } from 'vitest'
import { readOrder } from './gallery-order'

test('an order is read where it lies: ids, aspects, kinds', () => {
  const content = new ArrayBuffer(8 + 2 * 13)
  const view = new DataView(content)
  view.setUint32(0, 2, true)
  view.setFloat64(8, 112_345_678_901_234, true)
  view.setFloat64(16, 64, true)
  view.setFloat32(24, 1.5, true)
  view.setFloat32(28, 0, true)
  view.setUint8(33, 2)
  const { ids, aspects, kinds } = readOrder(content)
  expect([...ids]).toEqual([112_345_678_901_234, 64])
  expect([...aspects]).toEqual([1.5, 0])
  expect([...kinds]).toEqual([0, 2])
})

test('groups stand behind the files, at a whole four bytes', () => {
  const names = new TextEncoder().encode('[{"key":"s","title":"SC01 Wall","detail":""}]')
  const content = new ArrayBuffer(24 + 4 + names.length)
  const view = new DataView(content)
  view.setUint32(0, 1, true)
  view.setUint32(4, 1, true)
  view.setUint32(24, 0, true)
  new Uint8Array(content).set(names, 28)
  const { groups } = readOrder(content)
  expect(groups).toEqual([{ key: 's', title: 'SC01 Wall', detail: '', from: 0 }])
})
