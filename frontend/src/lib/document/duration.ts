import { counted } from '@/lib/format/counted'

/** How long a shot lasts: frames in the document, seconds for people. */

export function framesOf(seconds: number | null, fps: number): number | null {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return null
  return Math.round(seconds * fps)
}

export const secondsOf = (frames: number | null, fps: number): number | null =>
  frames === null || !(fps > 0) ? null : frames / fps

/** "3.2 s", "16 s", and below a second "0.04 s". */
export function secondsWords(seconds: number): string {
  const part = seconds < 1 ? 100 : 10
  return `${Math.round(seconds * part) / part} s`
}

/** "3.2 s, 77 frames". */
export function durationWords(frames: number | null, fps: number): string {
  const seconds = secondsOf(frames, fps)
  if (seconds === null) return 'No length yet'
  return `${secondsWords(seconds)}, ${counted(frames ?? 0, 'frame')}`
}

/** Seconds as somebody types them: "3.2", "3,2 s", "77f" for frames; null for nothing, undefined for what is none. */
export function readDuration(text: string, fps: number): number | null | undefined {
  const said = text.trim().toLowerCase().replace(',', '.')
  if (said === '') return null
  const frames = /^(\d+) ?f(rames?)?$/.exec(said)
  if (frames) return Number(frames[1])
  const seconds = /^(\d+(?:\.\d+)?|\.\d+)( ?s(econds?)?)?$/.exec(said)
  return seconds ? framesOf(Number(seconds[1]), fps) : undefined
}
