import { useCallback, useRef, useState } from 'react'
import { frameAt, momentOf } from './frames'

type Played = { isPlaying: boolean; time: number; duration: number }

const still: Played = { isPlaying: false, time: 0, duration: 0 }

export type Transport = Played & {
  isLooping: boolean
  isMuted: boolean
  /** The `ref` of each video that is played; together, where there are several. */
  attach: (video: HTMLVideoElement | null) => (() => void) | undefined
  toggle: () => void
  seek: (seconds: number) => void
  step: (frames: number) => void
  toggleLoop: () => void
  toggleSound: () => void
}

const lengthOf = ({ duration }: HTMLVideoElement) => (Number.isFinite(duration) ? duration : 0)

/** Plays one video, or several as one; the first of them says where they are. */
export function useTransport(fps: number): Transport {
  const videos = useRef(new Set<HTMLVideoElement>())
  const [played, setPlayed] = useState(still)
  const [isLooping, setLooping] = useState(true)
  const [isMuted, setMuted] = useState(true)

  const note = useCallback(() => {
    const [lead] = videos.current
    if (!lead) return setPlayed(still)
    setPlayed({ isPlaying: !lead.paused, time: lead.currentTime, duration: lengthOf(lead) })
  }, [])

  const attach = useCallback(
    (video: HTMLVideoElement | null) => {
      if (!video) return
      const events = ['loadedmetadata', 'timeupdate', 'seeked', 'play', 'pause'] as const
      videos.current.add(video)
      for (const event of events) video.addEventListener(event, note)
      return () => {
        videos.current.delete(video)
        for (const event of events) video.removeEventListener(event, note)
        note()
      }
    },
    [note],
  )

  const all = (act: (video: HTMLVideoElement) => void) => {
    for (const video of videos.current) act(video)
    note()
  }
  // A browser may refuse to play; what it shows stays, and the button says so.
  const play = (video: HTMLVideoElement) => void video.play().catch(note)
  const seek = (seconds: number) =>
    all((video) => {
      video.currentTime = Math.min(Math.max(0, seconds), lengthOf(video))
    })

  return {
    ...played,
    isLooping,
    isMuted,
    attach,
    toggle: () => all(played.isPlaying ? (video) => video.pause() : play),
    seek,
    step: (frames) => {
      all((video) => video.pause())
      const [lead] = videos.current
      if (lead) seek(momentOf(Math.max(0, frameAt(lead.currentTime, fps) + frames), fps))
    },
    toggleLoop: () => setLooping((is) => !is),
    toggleSound: () => setMuted((is) => !is),
  }
}
