/** A picture's shape as people in film say it; width and height are its sides, not pixels. */
export type FrameShape = { id: string; width: number; height: number }

/** The shapes that a new project can have; `id` is the shape's name. */
export const frameShapes: readonly FrameShape[] = [
  { id: '2.39', width: 2.39, height: 1 },
  { id: '1.85', width: 1.85, height: 1 },
  { id: '16:9', width: 16, height: 9 },
  { id: '4:3', width: 4, height: 3 },
  { id: '1:1', width: 1, height: 1 },
  { id: '9:16', width: 9, height: 16 },
]

const TOLERANCE = 0.005

/** The name of a frame: that of the nearest shape, else its ratio to 1. */
export function frameLabel(width: number, height: number): string {
  const ratio = width / height
  const shape = frameShapes.find(
    (known) => Math.abs(known.width / known.height / ratio - 1) < TOLERANCE,
  )
  return shape?.id ?? ratio.toFixed(2)
}

/** The largest size in whole px of a shape within a box, for its little drawing. */
export function fitFrame(shape: FrameShape, box: { width: number; height: number }) {
  const scale = Math.min(box.width / shape.width, box.height / shape.height)
  return { width: Math.round(shape.width * scale), height: Math.round(shape.height * scale) }
}
