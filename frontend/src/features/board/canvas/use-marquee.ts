import { type PointerEvent, useCallback, useEffect, useRef } from 'react'
import { selectedItems } from '../board-ui'

const nothing: ReadonlySet<string> = new Set()

/** Ctrl or Shift while a frame is drawn adds what it meets to what was selected before. */
export function useMarquee() {
  const kept = useRef(nothing)
  const shift = useRef(false)
  useEffect(() => {
    const note = ({ shiftKey }: globalThis.PointerEvent) => {
      shift.current = shiftKey
    }
    const end = () => {
      kept.current = nothing
    }
    window.addEventListener('pointermove', note, true)
    window.addEventListener('pointerup', end)
    return () => {
      window.removeEventListener('pointermove', note, true)
      window.removeEventListener('pointerup', end)
    }
  }, [])
  const onPointerDown = useCallback((event: PointerEvent) => {
    const isPane =
      event.target instanceof Element && event.target.classList.contains('react-flow__pane')
    const adds = event.ctrlKey || event.metaKey || event.shiftKey
    kept.current = isPane && adds ? new Set(selectedItems()) : nothing
  }, [])
  const withMarquee = useCallback(
    (met: ReadonlySet<string>): ReadonlySet<string> =>
      kept.current.size > 0 ? new Set([...kept.current, ...met]) : met,
    [],
  )
  const isShiftHeld = useCallback(() => shift.current, [])
  return { onPointerDown, withMarquee, isShiftHeld }
}
