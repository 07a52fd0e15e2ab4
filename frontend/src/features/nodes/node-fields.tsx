import { useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { machineOf, nodeUrl } from './address'
import { NodeAccess } from './node-access'
import type { NodeDraft } from './node-draft'

type Props = {
  draft: NodeDraft
  onChange: (change: Partial<NodeDraft>) => void
  /** Why the address was refused. */
  error?: string | undefined
  hasSecrets?: boolean
}

/** Address, name, tags and access of a node. */
export function NodeFields({ draft, onChange, error, hasSecrets = false }: Props) {
  const url = nodeUrl(draft.address)
  const [showsAccess, setShowsAccess] = useState(hasSecrets)
  return (
    <div className="node-fields">
      <div className="node-triple">
        <TextField
          label="Address"
          layout="stacked"
          value={draft.address}
          onChange={(address) => onChange({ address })}
          placeholder="http://192.168.1.20:8188"
          autoComplete="off"
          error={error}
        />
        <TextField
          label="Name"
          layout="stacked"
          value={draft.name}
          onChange={(name) => onChange({ name })}
          placeholder={url ? machineOf(url) : 'north-1'}
          autoComplete="off"
        />
        <TextField
          label="Tags"
          layout="stacked"
          value={draft.tags}
          onChange={(tags) => onChange({ tags })}
          placeholder="video, big"
          autoComplete="off"
        />
      </div>
      {showsAccess ? (
        <NodeAccess draft={draft} onChange={onChange} hasSecrets={hasSecrets} />
      ) : (
        <Button size="small" onPress={() => setShowsAccess(true)}>
          Password, headers, certificate
        </Button>
      )}
    </div>
  )
}
