import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import type { Command } from '@/lib/commands'
import { useBoard } from '../board-context'
import { selectedItems } from '../board-ui'
import { placesNow } from '../use-order'
import { pick } from './board-items'
import { around, type Box } from './layout'
import { some } from './selected'

const slow = { duration: 220 }
const quick = { duration: 140 }

/** How much of the board is seen. */
export function useViewCommands(): Command[] {
  const flow = useReactFlow()
  const board = useBoard()
  return useMemo(() => {
    const showAll = (box: Box | null) => {
      if (!box) return
      const bounds = { x: box.x, y: box.y, width: box.w, height: box.h }
      void flow.fitBounds(bounds, { padding: 0.04, ...slow })
    }
    return [
      {
        id: 'fit',
        title: 'Fit the board',
        keys: 'f',
        run: () => void flow.fitView({ padding: 0.04, maxZoom: 1, ...slow }),
      },
      {
        id: 'fit-selection',
        title: 'Fit the selection',
        keys: 'shift+f',
        isAvailable: some,
        run: () => {
          const places = placesNow(board.state.getState(), board)
          showAll(around(Object.values(pick(places, selectedItems()))))
        },
      },
      {
        id: 'zoom-100',
        title: 'Zoom to 100 %',
        keys: 'shift+0',
        run: () => void flow.zoomTo(1, quick),
      },
      { id: 'zoom-in', title: 'Zoom in', keys: '=', run: () => void flow.zoomIn(quick) },
      { id: 'zoom-out', title: 'Zoom out', keys: '-', run: () => void flow.zoomOut(quick) },
    ]
  }, [flow, board])
}
