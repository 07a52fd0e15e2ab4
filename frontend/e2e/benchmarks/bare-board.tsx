import { ReactFlow, SelectionMode } from '@xyflow/react'
import { createRoot } from 'react-dom/client'
import '@xyflow/react/dist/base.css'

/** The canvas library alone, with as many plain boxes as the board has panels: the baseline. */
type Place = { id: string; x: number; y: number; w: number; h: number }

function Box({ id }: { id: string }) {
  return (
    <div style={{ width: 240, height: 183, background: '#333', color: '#ddd' }}>
      <div style={{ height: 135, background: '#111' }} />
      <b>{id}</b> Moment
    </div>
  )
}

const nodeTypes = { box: Box }

function start(places: readonly Place[], onReady: (flow: object) => void): void {
  const nodes = places.map(({ id, x, y, w, h }) => ({
    id,
    type: 'box',
    position: { x, y },
    width: w,
    height: h,
    measured: { width: w, height: h },
    data: {},
  }))
  const root = document.getElementById('root')
  if (!root) throw new Error('There is no root.')
  createRoot(root).render(
    <div style={{ position: 'fixed', inset: 0 }}>
      <ReactFlow
        defaultNodes={nodes}
        nodeTypes={nodeTypes}
        onInit={(flow) => onReady(flow)}
        onlyRenderVisibleElements
        minZoom={0.01}
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        panOnScroll
        proOptions={{ hideAttribution: true }}
      />
    </div>,
  )
}

Object.assign(window, { startBareBoard: start })
