import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { filmFrames, frameName, frameStarts } from './film-frames'

const scenes = inOrder(
  byId([aScene({ id: 's1', order: 1 }), aScene({ id: 's2', order: 2 })]),
  byId([
    aShot({ id: 'a', duration: 120 }),
    aShot({ id: 'b', order: 2, duration: 2 }),
    aShot({ id: 'c', sceneId: 's2' }),
  ]),
)
const frames = filmFrames(scenes, { fps: 24, natural: 104 })

test('a frame is as long as its shot lasts, and never too narrow for its slate', () => {
  expect(frames.map(({ width }) => width)).toEqual([105, 36, 104])
})

test('scenes stand apart on the strip', () => {
  expect(frameStarts(frames)).toEqual([0, 107, 155, 259])
})

test('a frame is called by what is written on it', () => {
  expect(frameName({ code: '2A', seconds: 4, status: 'rendered' })).toBe('2A, 4.0 s, rendered')
  expect(frameName({ code: '2A', seconds: null, status: 'failed' })).toBe('2A, failed')
})
