import { expect, test } from 'vitest'
import { controlData, frameAt, type Keyframe, readMotion, within, withKeyframe } from './motion'

const keyframe = (at: number, more: Partial<Keyframe> = {}): Keyframe => ({
  at,
  x: 0.5,
  y: 0.5,
  w: 0.5,
  roll: 0,
  ease: 'linear',
  ...more,
})

test('the frame goes from keyframe to keyframe, and stands before and behind them', () => {
  const path = [keyframe(0.25, { x: 0.3 }), keyframe(0.75, { x: 0.7 })]
  expect(frameAt(path, 0).x).toBe(0.3)
  expect(frameAt(path, 0.5).x).toBeCloseTo(0.5)
  expect(frameAt(path, 1).x).toBe(0.7)
})

test('a zoom is even: half-way it has come half the factor', () => {
  const path = [keyframe(0, { w: 1 }), keyframe(1, { w: 0.25 })]
  expect(frameAt(path, 0.5).w).toBeCloseTo(0.5)
})

test('easing changes when the frame is where, not where it goes', () => {
  const at = (ease: Keyframe['ease']) =>
    frameAt([keyframe(0, { x: 0.25, ease }), keyframe(1, { x: 0.75 })], 0.25).x
  expect(at('in')).toBeLessThan(at('linear'))
  expect(at('out')).toBeGreaterThan(at('linear'))
})

test('a frame stays within the picture', () => {
  expect(within(keyframe(0, { x: 0.9, y: -1, w: 0.4 }))).toMatchObject({ x: 0.8, y: 0.2 })
  expect(within(keyframe(0, { x: 0.9, w: 3 }))).toMatchObject({ x: 0.5, w: 1 })
})

test('a new keyframe lies on the way', () => {
  const path = [keyframe(0, { x: 0.3 }), keyframe(1, { x: 0.7 })]
  expect(withKeyframe(path, 0.5).map(({ x }) => x)).toEqual([0.3, 0.5, 0.7])
  expect(withKeyframe(path, 1)).toHaveLength(2)
})

test('control data tell every frame in pixels', () => {
  const motion = {
    means: 'travel',
    keyframes: [keyframe(0, { w: 1 }), keyframe(1, { w: 0.5 })],
  } as const
  const { frames } = controlData(motion, { frames: 3, fps: 24, width: 1000, height: 500 })
  expect(frames).toHaveLength(3)
  expect(frames[0]).toEqual({ frame: 0, x: 0, y: 0, width: 1000, height: 500, roll: 0 })
  expect(frames[2]).toEqual({ frame: 2, x: 250, y: 125, width: 500, height: 250, roll: 0 })
})

test('what a shot keeps is read as far as it is a move', () => {
  expect(readMotion(null)).toBeNull()
  expect(readMotion({ keyframes: [] })).toBeNull()
  expect(readMotion({ means: 'fly', keyframes: [{ at: 7, w: 'x' }, 3] })).toEqual({
    means: 'travel',
    keyframes: [{ at: 1, x: 0.5, y: 0.5, w: 1, roll: 0, ease: 'in_out' }],
  })
})
