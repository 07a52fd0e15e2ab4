import { useEffect, useState } from 'react'

/** A moment from 0 to 1 that runs in `seconds` while it plays, and begins anew at its end. */
export function usePlaying(seconds: number) {
  const [at, setAt] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    let frame = requestAnimationFrame(function next(now: number) {
      const passed = (now - last) / 1000
      last = now
      setAt((before) => (before + passed / seconds) % 1)
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, seconds])
  return {
    at,
    isPlaying,
    toggle: () => setPlaying((before) => !before),
    goTo(moment: number) {
      setPlaying(false)
      setAt(moment)
    },
  }
}
