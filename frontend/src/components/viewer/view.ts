/** Where a picture lies on the stage that shows it. All lengths are CSS px. */

export type Size = { readonly width: number; readonly height: number }
export type Point = { readonly x: number; readonly y: number }

/**
 * What is looked at, whatever the picture's and the stage's size: how many times larger than fitted,
 * and which place of the picture (0 to 1) is in the middle. So several pictures can share one view.
 */
export type View = { readonly zoom: number; readonly x: number; readonly y: number }

export type Box = Size & { readonly left: number; readonly top: number }

export const whole: View = { zoom: 1, x: 0.5, y: 0.5 }

/** Screen pixels that one pixel of the picture takes at most. */
const MOST_PIXELS = 16

export const isEmpty = ({ width, height }: Size): boolean => width <= 0 || height <= 0

export const fitScale = (picture: Size, stage: Size): number =>
  Math.min(stage.width / picture.width, stage.height / picture.height)

/** The zoom at which a pixel of the picture is one of the screen, of which `ratio` make a CSS px. */
export const actualZoom = (picture: Size, stage: Size, ratio: number): number =>
  1 / ratio / fitScale(picture, stage)

function withinZoom(zoom: number, picture: Size, stage: Size): number {
  const actual = actualZoom(picture, stage, 1)
  return Math.min(actual * MOST_PIXELS, Math.max(Math.min(1, actual), zoom))
}

/** The middle as near as it goes without a gap at one side only. */
function withinAxis(middle: number, length: number, stage: number): number {
  if (length <= stage) return 0.5
  const half = stage / 2 / length
  return Math.min(1 - half, Math.max(half, middle))
}

/** The view as it can be shown: no gap at one side only, neither a speck nor a wall of one colour. */
export function within({ zoom, x, y }: View, picture: Size, stage: Size): View {
  const kept = withinZoom(zoom, picture, stage)
  const scale = fitScale(picture, stage) * kept
  return {
    zoom: kept,
    x: withinAxis(x, picture.width * scale, stage.width),
    y: withinAxis(y, picture.height * scale, stage.height),
  }
}

export function boxOf(view: View, picture: Size, stage: Size): Box {
  const { zoom, x, y } = within(view, picture, stage)
  const scale = fitScale(picture, stage) * zoom
  const [width, height] = [picture.width * scale, picture.height * scale]
  return { width, height, left: stage.width / 2 - x * width, top: stage.height / 2 - y * height }
}

/** Zooms so that what lies under `point` of the stage stays there. */
export function zoomedAt(view: View, zoom: number, point: Point, [picture, stage]: Pair): View {
  const before = boxOf(view, picture, stage)
  const held = {
    x: (point.x - before.left) / before.width,
    y: (point.y - before.top) / before.height,
  }
  const kept = withinZoom(zoom, picture, stage)
  const scale = fitScale(picture, stage) * kept
  const x = held.x + (stage.width / 2 - point.x) / (picture.width * scale)
  const y = held.y + (stage.height / 2 - point.y) / (picture.height * scale)
  return within({ zoom: kept, x, y }, picture, stage)
}

export type Pair = readonly [picture: Size, stage: Size]

/** Moves the picture by so many px of the stage. */
export function panned(view: View, by: Point, [picture, stage]: Pair): View {
  const { width, height } = boxOf(view, picture, stage)
  const { zoom, x, y } = within(view, picture, stage)
  return within({ zoom, x: x - by.x / width, y: y - by.y / height }, picture, stage)
}

export const middleOf = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 })
