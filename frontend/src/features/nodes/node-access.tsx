import { Plus, X } from 'lucide-react'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import { ulid } from '@/lib/ulid'
import { nodeUrl } from './address'
import type { Header, NodeDraft } from './node-draft'

type HeadersProps = { headers: readonly Header[]; onChange: (headers: readonly Header[]) => void }

function Headers({ headers, onChange }: HeadersProps) {
  const change = (id: string, part: Partial<Header>) =>
    onChange(headers.map((header) => (header.id === id ? { ...header, ...part } : header)))
  return (
    <fieldset className="node-headers">
      <legend>HTTP headers</legend>
      {headers.map(({ id, name, value }) => (
        <div key={id}>
          <TextField
            label="Name of the header"
            layout="hidden"
            placeholder="X-Api-Key"
            value={name}
            onChange={(typed) => change(id, { name: typed })}
            autoComplete="off"
          />
          <TextField
            label={name === '' ? 'Value of the header' : `Value of ${name}`}
            layout="hidden"
            type="password"
            value={value}
            onChange={(typed) => change(id, { value: typed })}
            autoComplete="off"
          />
          <IconButton
            label="Take the header away"
            onPress={() => onChange(headers.filter((header) => header.id !== id))}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        onPress={() => onChange([...headers, { id: ulid(), name: '', value: '' }])}
      >
        <Plus size={14} aria-hidden />
        Add a header
      </Button>
    </fieldset>
  )
}

type Props = {
  draft: NodeDraft
  onChange: (change: Partial<NodeDraft>) => void
  hasSecrets: boolean
}

/** What lets us in, for nodes that ask. Kept encrypted; never shown again. */
export function NodeAccess({ draft, onChange, hasSecrets }: Props) {
  const isTls = nodeUrl(draft.address).startsWith('https:')
  return (
    <div className="node-access">
      {hasSecrets && (
        <>
          <p className="text-3">
            What it is let in with now stays as long as nothing is written here.
          </p>
          <Switch
            label="Take away what it is let in with now"
            value={draft.forgetsSecrets}
            onChange={(forgetsSecrets) => onChange({ forgetsSecrets })}
          />
        </>
      )}
      <div className="node-pair">
        <TextField
          label="User"
          layout="stacked"
          value={draft.user}
          onChange={(user) => onChange({ user })}
          autoComplete="off"
        />
        <TextField
          label="Password"
          layout="stacked"
          type="password"
          value={draft.password}
          onChange={(password) => onChange({ password })}
          autoComplete="new-password"
        />
      </div>
      <Headers headers={draft.headers} onChange={(headers) => onChange({ headers })} />
      {isTls && (
        <Switch
          label="Check the certificate of the node"
          value={draft.verifyTls}
          onChange={(verifyTls) => onChange({ verifyTls })}
        />
      )}
    </div>
  )
}
