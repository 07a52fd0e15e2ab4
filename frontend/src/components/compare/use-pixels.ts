import { useEffect, useState } from 'react'
import { fetchPicture } from '@/api/fetch-picture'
import { messageOf } from '@/api/problem'

/** Two pictures as pixels of one size: the first's, made smaller where it is very large. */
export type Pixels = { width: number; height: number; first: ImageData; second: ImageData }

export type Reading =
  | { status: 'reading' }
  | { status: 'read'; pixels: Pixels }
  | { status: 'failed'; message: string }

/** Px of the longer side; more shows no more on any screen, and takes longer than a blink. */
const MOST = 2_048

function pixelsOf(picture: ImageBitmap, width: number, height: number): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser cannot read pictures.')
  context.drawImage(picture, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}

async function read(urls: readonly [string, string], signal: AbortSignal): Promise<Pixels> {
  const [first, second] = await Promise.all([
    fetchPicture(urls[0], signal),
    fetchPicture(urls[1], signal),
  ])
  const scale = Math.min(1, MOST / Math.max(first.width, first.height))
  const width = Math.max(1, Math.round(first.width * scale))
  const height = Math.max(1, Math.round(first.height * scale))
  const pixels = [first, second].map((picture) => pixelsOf(picture, width, height))
  first.close()
  second.close()
  const [one, other] = pixels
  if (!one || !other) throw new Error('The pictures cannot be read.')
  return { width, height, first: one, second: other }
}

export function usePixels(first: string, second: string): Reading {
  const [reading, setReading] = useState<Reading>({ status: 'reading' })
  useEffect(() => {
    const stop = new AbortController()
    setReading({ status: 'reading' })
    read([first, second], stop.signal).then(
      (pixels) => setReading({ status: 'read', pixels }),
      (error: unknown) => {
        if (!stop.signal.aborted) setReading({ status: 'failed', message: messageOf(error) })
      },
    )
    return () => stop.abort()
  }, [first, second])
  return reading
}
