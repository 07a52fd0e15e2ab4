import { useEffect, useState } from 'react'

/** Whether the space bar is down, wherever the focus is that does not use it itself. */
export function useSpaceHeld(): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const usesSpace = (target: EventTarget | null) =>
      target instanceof Element && target.closest('button, input, select, textarea') !== null
    const onDown = (event: KeyboardEvent) => {
      if (event.key !== ' ' || usesSpace(event.target)) return
      event.preventDefault()
      setHeld(true)
    }
    const onUp = (event: KeyboardEvent) => event.key === ' ' && setHeld(false)
    window.addEventListener('keydown', onDown)
    window.addEventListener('keyup', onUp)
    return () => {
      window.removeEventListener('keydown', onDown)
      window.removeEventListener('keyup', onUp)
    }
  }, [])
  return isHeld
}
