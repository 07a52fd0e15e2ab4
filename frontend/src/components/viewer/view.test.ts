import { expect, test } from 'vitest'
import { actualZoom, boxOf, panned, whole, within, zoomedAt } from './view'

const picture = { width: 2000, height: 1000 }
const stage = { width: 1000, height: 800 }
const pair = [picture, stage] as const

test('a whole picture fills the stage in one direction and stands in the middle of the other', () => {
  expect(boxOf(whole, picture, stage)).toEqual({ width: 1000, height: 500, left: 0, top: 150 })
})

test('at actual size a pixel of the picture is one of the screen', () => {
  const zoom = actualZoom(picture, stage, 2)
  expect(boxOf({ ...whole, zoom }, picture, stage).width).toBe(1000)
  expect(boxOf({ ...whole, zoom: actualZoom(picture, stage, 1) }, picture, stage).width).toBe(2000)
})

test('what lies under the pointer stays there while the picture grows', () => {
  const point = { x: 300, y: 400 }
  const before = boxOf(whole, picture, stage)
  const after = boxOf(zoomedAt(whole, 4, point, pair), picture, stage)
  expect((point.x - after.left) / after.width).toBeCloseTo((point.x - before.left) / before.width)
  expect((point.y - after.top) / after.height).toBeCloseTo((point.y - before.top) / before.height)
})

test('a picture larger than the stage is moved no further than its edge', () => {
  const near = { zoom: 4, x: 0.5, y: 0.5 }
  const { left, top } = boxOf(panned(near, { x: 9000, y: 9000 }, pair), picture, stage)
  expect({ left, top }).toEqual({ left: 0, top: 0 })
})

test('dragging moves the picture by as much as the hand', () => {
  const near = { zoom: 4, x: 0.5, y: 0.5 }
  const before = boxOf(near, picture, stage)
  const after = boxOf(panned(near, { x: 30, y: -20 }, pair), picture, stage)
  expect(after.left - before.left).toBeCloseTo(30)
  expect(after.top - before.top).toBeCloseTo(-20)
})

test('a picture gets neither smaller than whole nor larger than sixteen screen pixels a pixel', () => {
  expect(within({ ...whole, zoom: 0.1 }, picture, stage).zoom).toBe(1)
  expect(within({ ...whole, zoom: 1000 }, picture, stage).zoom).toBe(32)
})

test('a small picture can be made as small as it is', () => {
  const small = { width: 100, height: 100 }
  expect(boxOf({ ...whole, zoom: 0.01 }, small, stage).width).toBe(100)
})
