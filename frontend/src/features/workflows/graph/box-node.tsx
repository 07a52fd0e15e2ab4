import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import type { Box } from './graph-model'
import { linkHue, linkLabel, linkStyle } from './link-colors'

export type BoxData = { box: Box; exposed: ReadonlySet<string> }

function Dot({ id, type, side }: { id: string; type: string; side: 'in' | 'out' }) {
  const { className, ...style } = linkStyle(linkHue(type))
  return (
    <Handle
      id={id}
      type={side === 'in' ? 'target' : 'source'}
      position={side === 'in' ? Position.Left : Position.Right}
      isConnectable={false}
      className={`graph-dot ${className}`}
      {...style}
    />
  )
}

/** A graph node: its title, what it takes and makes, what is set in it; what the form has is marked. */
export const BoxNode = memo(function BoxNode({ data, selected }: NodeProps<Node<BoxData>>) {
  const { box, exposed } = data
  const lines = Math.max(box.sockets.length, box.outputs.length)
  return (
    <div className={`graph-box${selected ? ' is-chosen' : ''}`}>
      <p className="graph-title cut" title={box.classType}>
        {box.title}
      </p>
      {Array.from({ length: lines }, (_, line) => {
        const socket = box.sockets[line]
        const output = box.outputs[line]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
          <p key={line} className="graph-line">
            {socket && <Dot id={socket.name} type={socket.type} side="in" />}
            <span className="cut">{socket?.name}</span>
            <span className="cut" title={output && linkLabel(output.type)}>
              {output?.name}
            </span>
            {output && <Dot id={String(line)} type={output.type} side="out" />}
          </p>
        )
      })}
      {box.widgets.map(({ name, value }) => (
        <p key={name} className={`graph-line${exposed.has(name) ? ' is-exposed' : ''}`}>
          <span className="cut">{name}</span>
          <span className="cut graph-value">{String(value)}</span>
          {exposed.has(name) && <span className="visually-hidden">, in the form</span>}
        </p>
      ))}
    </div>
  )
})
