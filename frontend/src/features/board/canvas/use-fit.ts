import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useCallback } from 'react'
import { useBoard } from '../board-context'
import { layoutOf, placesNow } from '../use-order'
import { pick } from './board-items'
import { fittedView } from './fitting'
import { around, type Box } from './layout'

/** What floats over a canvas, in px from the canvas's corner. */
function toolsOver(canvas: HTMLElement | null): Box[] {
  const from = canvas?.getBoundingClientRect()
  if (!canvas || !from) return []
  return [...canvas.querySelectorAll('.board-map, .board-tools')].map((tool) => {
    const { left, top, width, height } = tool.getBoundingClientRect()
    return { x: left - from.left, y: top - from.top, w: width, h: height }
  })
}

/** Shows all of the board, or these panels and notes, with nothing lying on them. */
export function useFit() {
  const flow = useReactFlow()
  const store = useStoreApi()
  const board = useBoard()
  return useCallback(
    (ids?: readonly string[]) => {
      const state = board.state.getState()
      const places = placesNow(state, board)
      const panels = Object.values(ids ? pick(places, ids) : places)
      const scenes = ids ? [] : layoutOf(state, board).scenes
      const bounds = around([...panels, ...scenes])
      if (!bounds) return
      const { width, height, domNode, maxZoom } = store.getState()
      const mostZoom = ids ? maxZoom : 1
      const fitted = { bounds, panels, tools: toolsOver(domNode), mostZoom }
      void flow.setViewport(fittedView(fitted, { width, height }), { duration: 220 })
    },
    [flow, store, board],
  )
}
