import {
  Background,
  BackgroundVariant,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  SelectionMode,
  useKeyPress,
  useStore,
  useStoreApi,
} from '@xyflow/react'
import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react'
import { thumbnailWidth } from '@/api/pictures'
import { useBoardPresence } from '@/components/presence/use-board-presence'
import { useTellSelected } from '@/components/presence/use-tell'
import { useBoardUi } from '../board-ui'
import { useLayout, usePictureHeight, useReadingOrder } from '../use-order'
import { BoardKeys } from './board-keys'
import { BoardMap } from './board-map'
import type { BoardNode } from './board-nodes'
import { BoardTools } from './board-tools'
import { useClipboard } from './bring/use-clipboard'
import { useCanvasSettings } from './canvas-settings'
import { DetailContext } from './detail-context'
import { GRID } from './dragging'
import { EmptyBoard } from './empty-board'
import { LEAST_ZOOM } from './fitting'
import { around, PANEL_WIDTH } from './layout'
import { detailAt } from './level-of-detail'
import { ArrowOverlay } from './marks/arrow-overlay'
import { StickyNote } from './marks/note'
import { FloatingMenu } from './menu/floating-menu'
import { openingView } from './opening-view'
import { OverBoard } from './over-board'
import { Panel } from './panel/panel'
import { Scene } from './scene'
import { useBoardNodes } from './use-board-nodes'
import { useCanvasCommands } from './use-canvas-commands'
import { useFollowCurrent } from './use-follow-current'

const nodeTypes = { panel: Panel, note: StickyNote, scene: Scene }
const panWith = [1]
const several = ['Control', 'Meta', 'Shift']

function DetailProvider({ children }: { children: ReactNode }) {
  const detail = useStore(({ transform }) => detailAt(transform[2]))
  const pictureWidth = useStore(({ transform }) =>
    thumbnailWidth(PANEL_WIDTH * transform[2] * window.devicePixelRatio),
  )
  const value = useMemo(() => ({ detail, pictureWidth }), [detail, pictureWidth])
  return <DetailContext value={value}>{children}</DetailContext>
}

/** Tells the style sheet the zoom, by which captions keep their size. */
function useZoomVariables(picture: number) {
  const canvas = useRef<HTMLDivElement>(null)
  const zoom = useStore(({ transform }) => transform[2])
  useLayoutEffect(() => {
    canvas.current?.style.setProperty('--zoom', String(zoom))
    canvas.current?.style.setProperty('--picture', `${picture}px`)
  }, [zoom, picture])
  return canvas
}

function ZoomScope({ children }: { children: ReactNode }) {
  const canvas = useZoomVariables(usePictureHeight())
  const isPanning = useKeyPress('Space')
  return (
    <div ref={canvas} className={isPanning ? 'canvas is-panning' : 'canvas'}>
      {children}
    </div>
  )
}

function CanvasCommands() {
  useCanvasCommands()
  useClipboard()
  useBoardPresence()
  useTellSelected(useBoardUi(({ selected }) => selected))
  return null
}

/** Made once: a panel that moves draws none of it again. */
const furniture = (
  <>
    <OverBoard />
    <BoardMap />
    <BoardTools />
  </>
)

function Canvas() {
  const layout = useLayout()
  const { nodes, onNodesChange, onNodeClick, onDragStop, onPointerDown } = useBoardNodes(layout)
  const grid = useCanvasSettings((settings) => settings.grid)
  const wheel = useCanvasSettings((settings) => settings.wheel)
  useFollowCurrent(layout)
  const store = useStoreApi()
  const open = (flow: ReactFlowInstance<BoardNode>) => {
    const bounds = around(layout.scenes)
    if (bounds) void flow.setViewport(openingView(bounds, store.getState()))
  }
  return (
    <ReactFlow
      nodes={nodes}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onNodeClick={onNodeClick}
      onNodeDragStop={(event) => onDragStop(event)}
      onSelectionDragStop={(event) => onDragStop(event)}
      onPointerDownCapture={onPointerDown}
      onlyRenderVisibleElements
      onInit={open}
      minZoom={LEAST_ZOOM}
      maxZoom={3}
      selectionOnDrag
      selectionKeyCode={null}
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode={several}
      panOnDrag={panWith}
      panOnScroll={wheel === 'pan'}
      zoomOnDoubleClick={false}
      nodesFocusable={false}
      nodesConnectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      nodeDragThreshold={3}
      proOptions={{ hideAttribution: true }}
    >
      {grid && <Background variant={BackgroundVariant.Dots} gap={2 * GRID} size={1.5} />}
      {furniture}
    </ReactFlow>
  )
}

/** The board itself: scenes and panels on an endless table. */
export function BoardCanvas() {
  const isEmpty = useReadingOrder().length === 0
  return (
    <ReactFlowProvider>
      <ZoomScope>
        <DetailProvider>
          <BoardKeys>
            <Canvas />
            <CanvasCommands />
            <ArrowOverlay />
            <FloatingMenu />
            {isEmpty && <EmptyBoard />}
          </BoardKeys>
        </DetailProvider>
      </ZoomScope>
    </ReactFlowProvider>
  )
}
