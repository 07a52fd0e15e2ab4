import { expect, test } from 'vitest'
import { inOrder } from '@/lib/document/order'
import { aScene, aShot, byId } from '@/testing/facts'
import { filmFrames, frameStarts } from '../filmstrip/film-frames'

test('frames of the film stand in a row, scenes a little apart', () => {
  const scenes = inOrder(
    byId([aScene({ id: 's1', order: 1 }), aScene({ id: 's2', order: 2 })]),
    byId([aShot({ id: 'a' }), aShot({ id: 'b', order: 2 }), aShot({ id: 'c', sceneId: 's2' })]),
  )
  expect(frameStarts(filmFrames(scenes), 100)).toEqual([0, 102, 214, 314])
})
