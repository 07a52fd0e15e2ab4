import { NodeMark } from '@/components/node-mark'
import { useNodes } from './use-cost'

type Props = { chosen: readonly string[]; onChange: (nodes: readonly string[]) => void }

/** Nodes that take turns; none chosen leaves it to each shot and to the farm. */
export function NodeChoice({ chosen, onChange }: Props) {
  const nodes = useNodes()
  return (
    <fieldset className="node-choice">
      <legend>Nodes</legend>
      {nodes.map((node) => (
        <label key={node.id} data-off={!node.online || undefined}>
          <input
            type="checkbox"
            checked={chosen.includes(node.id)}
            disabled={!node.enabled}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...chosen, node.id] : chosen.filter((id) => id !== node.id),
              )
            }
          />
          <span className="cut">{node.name}</span>
          <NodeMark node={node} hasWord />
        </label>
      ))}
      <p className="t3">
        {chosen.length === 0 ? 'None chosen: each shot’s own node, or any' : 'They take turns'}
      </p>
    </fieldset>
  )
}
