import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import type { Command } from '@/lib/commands'
import { selectedItems } from '../board-ui'
import { some } from './selected'
import { useFit } from './use-fit'

const quick = { duration: 140 }

/** How much of the board is seen. */
export function useViewCommands(): Command[] {
  const flow = useReactFlow()
  const show = useFit()
  return useMemo(
    () => [
      { id: 'fit', title: 'Fit the board', keys: 'f', run: () => show() },
      {
        id: 'fit-selection',
        title: 'Fit the selection',
        keys: 'shift+f',
        isAvailable: some,
        run: () => show(selectedItems()),
      },
      {
        id: 'zoom-100',
        title: 'Zoom to 100 %',
        keys: 'shift+0',
        run: () => void flow.zoomTo(1, quick),
      },
      { id: 'zoom-in', title: 'Zoom in', keys: '=', run: () => void flow.zoomIn(quick) },
      { id: 'zoom-out', title: 'Zoom out', keys: '-', run: () => void flow.zoomOut(quick) },
    ],
    [flow, show],
  )
}
