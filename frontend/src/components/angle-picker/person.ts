import type { Point } from './projection'

/** A ball of the body: where, and how thick, in fractions of the stature. */
export type Ball = { at: Point; radius: number }

/** A part of the body is what lies stretched between its balls. */
export type BodyPart = { tone: Tone; balls: readonly Ball[] }
export type Tone = 'skin' | 'hair' | 'shirt' | 'front' | 'trousers' | 'shoes'

const ball = (x: number, y: number, z: number, radius: number): Ball => ({ at: [x, y, z], radius })

/** Both sides of the body; `side` is 1 for the person's left. */
const both = (make: (side: 1 | -1) => BodyPart): BodyPart[] => [make(1), make(-1)]

const arm = (side: 1 | -1): BodyPart[] => [
  {
    tone: 'shirt',
    balls: [ball(side * 0.128, 0.79, 0, 0.034), ball(side * 0.152, 0.635, -0.012, 0.026)],
  },
  {
    tone: 'shirt',
    balls: [ball(side * 0.152, 0.635, -0.012, 0.026), ball(side * 0.15, 0.52, 0.03, 0.021)],
  },
  { tone: 'skin', balls: [ball(side * 0.149, 0.485, 0.042, 0.023)] },
]

const leg = (side: 1 | -1): BodyPart[] => [
  {
    tone: 'trousers',
    balls: [ball(side * 0.056, 0.5, 0, 0.056), ball(side * 0.06, 0.28, 0.012, 0.04)],
  },
  {
    tone: 'trousers',
    balls: [ball(side * 0.06, 0.28, 0.012, 0.04), ball(side * 0.062, 0.06, -0.01, 0.03)],
  },
  {
    tone: 'shoes',
    balls: [ball(side * 0.062, 0.026, -0.02, 0.026), ball(side * 0.072, 0.02, 0.075, 0.02)],
  },
]

/** Conventional proportions of seven and a half heads, simplified by ourselves. */
export const body: readonly BodyPart[] = [
  ...arm(1),
  ...arm(-1),
  ...leg(1),
  ...leg(-1),
  {
    tone: 'shirt',
    balls: [
      ball(0.105, 0.795, 0, 0.04),
      ball(-0.105, 0.795, 0, 0.04),
      ball(0, 0.745, 0.028, 0.062),
      ball(0.06, 0.52, 0, 0.056),
      ball(-0.06, 0.52, 0, 0.056),
    ],
  },
  { tone: 'skin', balls: [ball(0, 0.83, 0, 0.032), ball(0, 0.875, 0.004, 0.032)] },
]

/** What only the front of the shirt shows, so that front and back differ without a head. */
export const shirtFront: readonly Point[] = [
  [0.044, 0.832, 0.036],
  [-0.044, 0.832, 0.036],
  [0, 0.69, 0.086],
]

export const face: BodyPart = {
  tone: 'skin',
  balls: [ball(0, 0.94, 0.012, 0.06), ball(0, 0.892, 0.026, 0.04)],
}

export const hair: BodyPart = {
  tone: 'hair',
  balls: [ball(0, 0.952, -0.014, 0.066), ball(0, 0.905, -0.034, 0.05), ball(0, 0.965, 0.016, 0.05)],
}

export const nose: BodyPart = {
  tone: 'skin',
  balls: [ball(0, 0.932, 0.07, 0.006), ball(0, 0.912, 0.079, 0.01)],
}

export const ears: readonly BodyPart[] = both((side) => ({
  tone: 'skin',
  balls: [ball(side * 0.061, 0.922, 0.002, 0.013)],
}))

export const eyes: readonly Ball[] = [
  ball(0.023, 0.934, 0.068, 0.0065),
  ball(-0.023, 0.934, 0.068, 0.0065),
]

/** The middle of the head, from which what lies on its far side is told. */
export const headCentre: Point = [0, 0.93, 0]
