import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { addProvider, testEndpoint, type Wire } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { Select } from '@/components/select'
import { TextField } from '@/components/text-field'
import { TrialResult } from './trial-result'
import { useChangeLanguageModels } from './use-change-language-models'

const wires: readonly { id: Wire; label: string }[] = [
  { id: 'openai', label: 'OpenAI, as most servers' },
  { id: 'anthropic', label: 'Anthropic' },
  { id: 'google', label: 'Google' },
]

const start = { name: '', endpoint: '', key: '', wire: 'openai' as Wire }

type Draft = typeof start

const spoken = ({ endpoint, key, wire }: Draft) => ({
  endpoint: endpoint.trim(),
  wire,
  ...(key !== '' && { api_key: key }),
})

function useNewProvider() {
  const api = useApi()
  const { renew } = useChangeLanguageModels()
  const [draft, setDraft] = useState(start)
  const trying = useMutation({ mutationFn: () => testEndpoint(api, spoken(draft)) })
  const adding = useMutation({
    mutationFn: () => addProvider(api, { name: draft.name.trim(), ...spoken(draft) }),
    onSuccess: async () => {
      setDraft(start)
      trying.reset()
      await renew()
    },
  })
  const change = (written: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...written }))
    trying.reset()
    adding.reset()
  }
  return { draft, change, trying, adding }
}

/** A server of one's own: any that speaks one of the protocols. */
export function AddProvider() {
  const { draft, change, trying, adding } = useNewProvider()
  const hasAddress = draft.endpoint.trim() !== ''
  const failure = adding.error ?? trying.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    adding.mutate()
  }
  return (
    <form className="add-provider" aria-labelledby="add-provider" onSubmit={submit}>
      <h2 id="add-provider" className="t-15 strong">
        Add a server of your own
      </h2>
      <div className="form-pair">
        <TextField
          label="Name"
          layout="stacked"
          value={draft.name}
          onChange={(name) => change({ name })}
          placeholder="Studio server"
          autoComplete="off"
        />
        <TextField
          label="Address"
          layout="stacked"
          value={draft.endpoint}
          onChange={(endpoint) => change({ endpoint })}
          placeholder="http://192.168.1.30:8000/v1"
          autoComplete="off"
        />
        <Select
          label="Protocol"
          layout="stacked"
          value={draft.wire}
          options={wires}
          onChange={(id) => change({ wire: wires.find((each) => each.id === id)?.id ?? 'openai' })}
        />
        <TextField
          label="Key, where it asks for one"
          layout="stacked"
          type="password"
          value={draft.key}
          onChange={(key) => change({ key })}
          autoComplete="off"
        />
      </div>
      <div className="form-actions">
        <Button
          type="submit"
          look="box"
          isDisabled={!hasAddress || draft.name.trim() === '' || adding.isPending}
        >
          Add
        </Button>
        <Button
          look="box"
          isDisabled={!hasAddress || trying.isPending}
          onPress={() => trying.mutate()}
        >
          Test connection
        </Button>
      </div>
      <TrialResult
        isTrying={trying.isPending}
        trial={
          failure
            ? { ok: false, message: messageOf(failure) }
            : trying.data
              ? { ok: true, message: trying.data.message }
              : null
        }
      />
    </form>
  )
}
