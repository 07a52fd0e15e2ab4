/** Pixels of a render when its template names no size of its own. */
const AREA = 768 * 432
const LEAST_AREA = 350_000
const STEP = 8

const toStep = (length: number) => Math.max(STEP, Math.round(length / STEP) * STEP)

/** The render's size in px: the project's frame shape, the given area, sides in steps of 8. */
export function frameSize(frameWidth: number, frameHeight: number, area = AREA) {
  const aspect = frameWidth > 0 && frameHeight > 0 ? frameWidth / frameHeight : 16 / 9
  const size = Math.max(LEAST_AREA, area)
  return { width: toStep(Math.sqrt(size * aspect)), height: toStep(Math.sqrt(size / aspect)) }
}
