import { lazy, Suspense } from 'react'
import { useTrashUi } from './trash-ui'

const TrashSheet = lazy(async () => ({ default: (await import('./trash-sheet')).TrashSheet }))

/** What was deleted from the board; loaded when it is first opened. */
export function TrashPart() {
  const isOpen = useTrashUi((ui) => ui.isOpen)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <TrashSheet />
    </Suspense>
  )
}
