import { Trash2 } from 'lucide-react'
import type { Backend } from '@/api/types'
import { IconButton } from '@/components/icon-button'
import { NodeMark } from '@/components/node-mark'
import { Switch } from '@/components/switch'
import { deviceText, queueText } from './node-facts'
import { useChangeNodes } from './use-change-nodes'

const SKETCH =
  'Built in: it draws a framed storyboard sketch from the words of a shot, without a GPU and without models. Add a ComfyUI node for the pictures of a model.'

/** One node: how it is, what it has, and what can be done with it. */
export function NodeRow({ node }: { node: Backend }) {
  const { enable, remove } = useChangeNodes()
  return (
    <li className="node" aria-label={node.name}>
      <div className="node-name">
        <b className="cut">{node.name}</b>
        <span className="node-address">{node.url}</span>
      </div>
      <div className="node-facts">
        <NodeMark node={node} hasWord />
        {node.online && <span>{deviceText(node)}</span>}
        {node.online && <span className="text-3">{queueText(node)}</span>}
      </div>
      <Switch label="Enabled" value={node.enabled} onChange={(enabled) => enable(node, enabled)} />
      {node.configured ? (
        <span className="node-fixed" />
      ) : (
        <IconButton label={`Remove ${node.name}`} onPress={() => remove(node)}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      )}
      {node.is_sketch && <p className="node-note">{SKETCH}</p>}
      {node.error && node.enabled && <p className="node-note">{node.error}</p>}
      {node.configured && !node.is_sketch && (
        <p className="node-note">It stands in config/nodes.yaml, where it can be taken out.</p>
      )}
    </li>
  )
}
