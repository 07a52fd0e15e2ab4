/** A move of the camera, drawn as the way of a frame over the picture. */

export const eases = ['linear', 'in', 'out', 'in_out'] as const
export type Ease = (typeof eases)[number]

/** What of the camera moves: it turns on its place, it travels, or its lens zooms. */
export const means = ['turn', 'travel', 'lens'] as const
export type Means = (typeof means)[number]

/**
 * The frame at a moment: `at` of the shot's length, its middle in fractions of the picture, `w`
 * its width as a fraction, `roll` degrees clockwise; `ease` is how it leaves for the next one.
 */
export type Keyframe = Readonly<{
  at: number
  x: number
  y: number
  w: number
  roll: number
  ease: Ease
}>

export type Motion = Readonly<{ means: Means; keyframes: readonly Keyframe[] }>

export type Frame = Readonly<{ x: number; y: number; w: number; roll: number }>

export const NARROWEST = 0.05

export const wholeFrame: Keyframe = { at: 0, x: 0.5, y: 0.5, w: 1, roll: 0, ease: 'in_out' }

const courses: Readonly<Record<Ease, (t: number) => number>> = {
  linear: (t) => t,
  in: (t) => t * t,
  out: (t) => t * (2 - t),
  in_out: (t) => t * t * (3 - 2 * t),
}

export const inTime = (keyframes: readonly Keyframe[]): Keyframe[] =>
  [...keyframes].sort((a, b) => a.at - b.at)

const between = (a: number, b: number, t: number) => a + (b - a) * t

/** Widths grow by factors: a zoom that doubles each second looks even. */
const widthBetween = (a: number, b: number, t: number) => a * (b / a) ** t

/** Where the frame stands at a moment, 0 to 1. */
export function frameAt(keyframes: readonly Keyframe[], at: number): Frame {
  const path = inTime(keyframes)
  const next = path.findIndex((keyframe) => keyframe.at > at)
  const from = path[next === -1 ? path.length - 1 : Math.max(0, next - 1)] ?? wholeFrame
  const to = next > 0 ? path[next] : undefined
  if (!to) return from
  const t = courses[from.ease]((at - from.at) / (to.at - from.at))
  return {
    x: between(from.x, to.x, t),
    y: between(from.y, to.y, t),
    w: widthBetween(from.w, to.w, t),
    roll: between(from.roll, to.roll, t),
  }
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The same frame, wholly within the picture. Its height is the same fraction as its width. */
export function within<T extends Frame>(frame: T): T {
  const w = clamp(frame.w, NARROWEST, 1)
  return { ...frame, w, x: clamp(frame.x, w / 2, 1 - w / 2), y: clamp(frame.y, w / 2, 1 - w / 2) }
}

/** A keyframe more, where the way already leads: nothing moves otherwise than before. */
export function withKeyframe(keyframes: readonly Keyframe[], at: number): Keyframe[] {
  if (keyframes.some((keyframe) => keyframe.at === at)) return inTime(keyframes)
  return inTime([...keyframes, { ...frameAt(keyframes, at), at, ease: 'in_out' }])
}

/** What programs that animate a still read: the frame's corners in pixels, for every frame. */
export function controlData(
  motion: Motion,
  { frames, fps, width, height }: { frames: number; fps: number; width: number; height: number },
) {
  const last = Math.max(1, frames - 1)
  return {
    fps,
    width,
    height,
    means: motion.means,
    keyframes: inTime(motion.keyframes),
    frames: Array.from({ length: frames }, (_, frame) => {
      const { x, y, w, roll } = frameAt(motion.keyframes, frame / last)
      return {
        frame,
        x: (x - w / 2) * width,
        y: (y - w / 2) * height,
        width: w * width,
        height: w * height,
        roll,
      }
    }),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const numberIn = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

function readKeyframe(value: unknown): Keyframe[] {
  if (!isRecord(value)) return []
  const ease = eases.find((each) => each === value.ease) ?? 'in_out'
  const keyframe = {
    at: clamp(numberIn(value.at, 0), 0, 1),
    x: numberIn(value.x, 0.5),
    y: numberIn(value.y, 0.5),
    w: numberIn(value.w, 1),
    roll: numberIn(value.roll, 0),
    ease,
  }
  return [within(keyframe)]
}

/** What a shot keeps of its move, as far as it is one. */
export function readMotion(value: unknown): Motion | null {
  if (!isRecord(value) || !Array.isArray(value.keyframes)) return null
  const keyframes = inTime(value.keyframes.flatMap(readKeyframe))
  if (keyframes.length === 0) return null
  return { means: means.find((each) => each === value.means) ?? 'travel', keyframes }
}
