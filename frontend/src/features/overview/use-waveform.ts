import { type RefObject, useEffect, useState } from 'react'
import type WaveSurfer from 'wavesurfer.js'

type Sound = { url: string; peaks: readonly number[]; seconds: number }

export type Playback = { player: WaveSurfer | null; at: number; isPlaying: boolean }

const idle: Playback = { player: null, at: 0, isPlaying: false }

const colour = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const HEIGHT = 56

/** Draws a sound into `place` and plays it there; a press on the line goes to that moment. */
export function useWaveform(place: RefObject<HTMLElement | null>, sound: Sound | undefined) {
  const [playback, setPlayback] = useState<Playback>(idle)
  useEffect(() => {
    if (!place.current || !sound) return
    const container = place.current
    let player: WaveSurfer | undefined
    let isGone = false
    void import('wavesurfer.js').then(({ default: Wave }) => {
      if (isGone) return
      player = Wave.create({
        container,
        url: sound.url,
        peaks: [[...sound.peaks]],
        duration: sound.seconds,
        height: HEIGHT,
        waveColor: colour('--text-3'),
        progressColor: colour('--text-1'),
        cursorColor: colour('--text-1'),
        barWidth: 2,
        barGap: 1,
        dragToSeek: true,
      })
      const tell = () =>
        player &&
        setPlayback({ player, at: player.getCurrentTime(), isPlaying: player.isPlaying() })
      for (const event of ['ready', 'play', 'pause', 'finish', 'timeupdate', 'seeking'] as const) {
        player.on(event, tell)
      }
      tell()
    })
    return () => {
      isGone = true
      player?.destroy()
      setPlayback(idle)
    }
  }, [place, sound])
  return playback
}
