import {
  Background,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  ReactFlow,
  ReactFlowProvider,
} from '@xyflow/react'
import { useMemo } from 'react'
import { chooseBox, useEditor } from '../editor/editor-store'
import { type BoxData, BoxNode } from './box-node'
import './graph.css'
import { heightOf, placesOf } from './graph-layout'
import { type Box, linksOf } from './graph-model'
import { linkHue, linkLabel, linkStyle } from './link-colors'

const types = { box: BoxNode }
/** Px. */
const map = { width: 150, height: 94 }
const none: ReadonlySet<string> = new Set()

/** The fields that the form has, by graph node. */
function useExposed(): ReadonlyMap<string, ReadonlySet<string>> {
  const inputs = useEditor(({ draft }) => draft.inputs)
  return useMemo(() => {
    const byBox = new Map<string, Set<string>>()
    for (const { node, field } of inputs) byBox.set(node, (byBox.get(node) ?? new Set()).add(field))
    return byBox
  }, [inputs])
}

function useNodes(boxes: readonly Box[]): Node<BoxData>[] {
  const exposed = useExposed()
  const chosen = useEditor(({ box }) => box)
  const places = useMemo(() => placesOf(boxes), [boxes])
  return useMemo(
    () =>
      boxes.map((box) => {
        const { x, y, w } = places.get(box.id) ?? { x: 0, y: 0, w: 220 }
        return {
          id: box.id,
          type: 'box',
          position: { x, y },
          width: w,
          height: heightOf(box),
          data: { box, exposed: exposed.get(box.id) ?? none },
          selected: box.id === chosen,
          ariaLabel: `${box.title}, ${box.classType}`,
        }
      }),
    [boxes, places, exposed, chosen],
  )
}

const edgesOf = (boxes: readonly Box[]): Edge[] =>
  linksOf(boxes).map(({ from, slot, to, socket, type }) => ({
    id: `${from} ${slot} ${to} ${socket}`,
    source: from,
    sourceHandle: String(slot),
    target: to,
    targetHandle: socket,
    focusable: false,
    ariaLabel: `${linkLabel(type)} from ${from} to ${to}`,
    ...linkStyle(linkHue(type)),
  }))

function Flow({ boxes }: { boxes: readonly Box[] }) {
  const nodes = useNodes(boxes)
  const edges = useMemo(() => edgesOf(boxes), [boxes])
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={types}
      fitView
      fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
      minZoom={0.05}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable
      edgesFocusable={false}
      deleteKeyCode={null}
      onlyRenderVisibleElements
      proOptions={{ hideAttribution: true }}
      onNodesChange={(changes) => {
        for (const change of changes) {
          if (change.type === 'select' && change.selected) chooseBox(change.id)
        }
      }}
      onPaneClick={() => chooseBox(null)}
    >
      <Background gap={24} size={1} className="graph-ground" />
      <MiniMap pannable className="graph-map" style={map} ariaLabel="Overview of the graph" />
      <Controls showInteractive={false} className="graph-controls" />
    </ReactFlow>
  )
}

/** The graph to be read: boxes where ComfyUI's page had them, links in the hue of what they carry. */
export function GraphView({ boxes }: { boxes: readonly Box[] }) {
  return (
    <section aria-label="Graph" className="graph-view">
      <ReactFlowProvider>
        <Flow boxes={boxes} />
      </ReactFlowProvider>
    </section>
  )
}
