/** A video's place in frames. Browsers seek by time, and round to either side of a frame's edge. */

export const frameAt = (seconds: number, fps: number): number => Math.floor(seconds * fps + 1e-4)

/** A moment that is surely within the frame. */
export const momentOf = (frame: number, fps: number): number => (frame + 0.5) / fps

const two = (count: number) => String(count).padStart(2, '0')

/** Minutes, seconds and the frame of the second: frame 62 at 24 is "0:02:14". */
export function timecode(frame: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps))
  const seconds = Math.floor(frame / rate)
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}:${two(frame % rate)}`
}
