import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button as MenuButton } from 'react-aria-components/Button'
import { changeBackend } from '@/api/backends'
import { useApi } from '@/api/context'
import type { Backend } from '@/api/types'
import { Button } from '@/components/button'
import { Menu, type MenuEntry } from '@/components/menu'
import { NodeMark } from '@/components/node-mark'
import { Switch } from '@/components/switch'
import { NodeContents } from './node-contents'
import { draftOf, patchOf } from './node-draft'
import { deviceText, quarantineText, queueText } from './node-facts'
import { NodeForm } from './node-form'
import { useChangeNodes } from './use-change-nodes'

const SKETCH =
  'Built in: it draws a framed storyboard sketch from the words of a shot, without a GPU and without models. Add a ComfyUI node for the pictures of a model.'
const CONFIGURED = 'It stands in config/nodes.yaml, where it can be taken out.'

/** What an open row shows below the node. */
type Shown = 'nothing' | 'form' | 'contents'

type MenuProps = { node: Backend; onShow: (shown: Shown) => void }

function NodeMenu({ node, onShow }: MenuProps) {
  const nodes = useChangeNodes()
  const entries: MenuEntry[] = [
    { id: 'edit', label: 'Edit', onAction: () => onShow('form') },
    { id: 'contents', label: 'Devices, kinds, models', onAction: () => onShow('contents') },
    { id: 'look', label: 'Look at it now', onAction: () => void nodes.lookAgain(node) },
    {
      id: 'drain',
      label: node.draining ? 'Give it jobs again' : 'Finish what it has, then nothing more',
      onAction: () => void nodes.drain(node, !node.draining),
    },
    {
      id: 'restart',
      label: 'Stop its jobs and free its memory',
      isDisabled: !node.online,
      onAction: () => void nodes.restart(node),
    },
    ...(node.configured
      ? []
      : [{ id: 'remove', label: 'Remove', onAction: () => void nodes.remove(node) }]),
  ]
  return (
    <Menu label={`What can be done with ${node.name}`} entries={entries}>
      <MenuButton className="icon-button" aria-label={`More about ${node.name}`}>
        <Ellipsis size={16} aria-hidden />
      </MenuButton>
    </Menu>
  )
}

function Notes({ node }: { node: Backend }) {
  const { release } = useChangeNodes()
  const quarantine = quarantineText(node)
  return (
    <>
      {quarantine && (
        <div className="node-note node-quarantine">
          <p>{quarantine}</p>
          <Button look="box" size="small" onPress={() => void release(node)}>
            Release now
          </Button>
        </div>
      )}
      {node.is_sketch && node.configured && <p className="node-note">{SKETCH}</p>}
      {node.error && node.enabled && !quarantine && <p className="node-note">{node.error}</p>}
      {node.configured && !node.is_sketch && <p className="node-note">{CONFIGURED}</p>}
    </>
  )
}

function EditNode({ node, onClose }: { node: Backend; onClose: () => void }) {
  const api = useApi()
  return (
    <div className="node-below">
      <NodeForm
        start={draftOf(node)}
        known={node}
        verb="Save"
        look="box"
        save={(draft) => changeBackend(api, node.id, patchOf(draft, node))}
        onSaved={onClose}
        end={<Button onPress={onClose}>Leave as it is</Button>}
      />
    </div>
  )
}

/** One node: how it is, what it has, and what can be done with it. */
export function NodeRow({ node }: { node: Backend }) {
  const { enable } = useChangeNodes()
  const [shown, setShown] = useState<Shown>('nothing')
  return (
    <li className="node" aria-label={node.name}>
      <div className="node-name">
        <b className="cut">{node.name}</b>
        <span className="node-address">{node.url}</span>
        {node.tags.length > 0 && (
          <span className="node-tags">
            {node.tags.map((tag) => (
              <span key={tag}>{tag}</span>
            ))}
          </span>
        )}
      </div>
      <div className="node-facts">
        <NodeMark node={node} hasWord />
        {node.online && <span>{deviceText(node)}</span>}
        {node.online && <span className="text-3">{queueText(node)}</span>}
      </div>
      <Switch
        label="Enabled"
        value={node.enabled}
        onChange={(enabled) => void enable(node, enabled)}
      />
      <NodeMenu node={node} onShow={setShown} />
      <Notes node={node} />
      {shown === 'form' && <EditNode node={node} onClose={() => setShown('nothing')} />}
      {shown === 'contents' && <NodeContents node={node} onClose={() => setShown('nothing')} />}
    </li>
  )
}
