import { useEffect, useRef } from 'react'
import { focusTaken, useBoardUi } from '../../board-ui'

/** Takes the focus when a command sent the keyboard here, even if the item came only then. */
export function useFocusOnRequest(id: string) {
  const element = useRef<HTMLDivElement>(null)
  const isWanted = useBoardUi((ui) => ui.focusTarget === id)
  useEffect(() => {
    if (!isWanted) return
    element.current?.focus({ preventScroll: true })
    focusTaken()
  }, [isWanted])
  return element
}
