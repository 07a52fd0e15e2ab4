import type { GraphNode, GraphNodeInput, WorkflowGraph } from '@/api/workflows'
import type { Box, Place, Socket, Widget } from './graph-model'

const placeOf = ({ x, y, w, h }: GraphNode): Place | null =>
  x === null || y === null || w === null || h === null ? null : { x, y, w, h }

const socketOf = ({ name, type, link }: GraphNodeInput): Socket[] =>
  link === null ? [] : [{ name, type, from: link.node, slot: link.slot }]

const widgetOf = (input: GraphNodeInput): Widget[] =>
  input.link !== null || !input.widget
    ? []
    : [
        {
          name: input.name,
          value: input.value,
          type: input.input_type,
          min: input.min,
          max: input.max,
          step: input.step,
          options: input.options,
          modelFolder: input.model_folder,
          tooltip: input.tooltip,
        },
      ]

/** A workflow's graph as it is looked at. */
export const readBoxes = ({ nodes }: WorkflowGraph): Box[] =>
  nodes.map((node) => ({
    id: node.id,
    title: node.title,
    classType: node.class_type,
    place: placeOf(node),
    sockets: node.inputs.flatMap(socketOf),
    widgets: node.inputs.flatMap(widgetOf),
    outputs: node.outputs,
  }))
