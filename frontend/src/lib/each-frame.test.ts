import { expect, test } from 'vitest'
import { eachFrame } from './each-frame'

const nextFrame = () => new Promise((done) => requestAnimationFrame(done))

test('only the newest of a frame is handed over, each key by itself', async () => {
  const seen: string[] = []
  const frames = eachFrame<string>((item) => seen.push(item))
  frames.put('a', 'a1')
  frames.put('b', 'b1')
  frames.put('a', 'a2')
  expect(seen).toEqual([])
  await nextFrame()
  expect(seen).toEqual(['a2', 'b1'])
})

test('what is forgotten or stopped never comes', async () => {
  const seen: string[] = []
  const frames = eachFrame<string>((item) => seen.push(item))
  frames.put('a', 'a1')
  frames.forget('a')
  await nextFrame()
  frames.put('b', 'b1')
  frames.stop()
  await nextFrame()
  expect(seen).toEqual([])
})
