import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { type Provider, storeCredentials, testProvider } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { TrialResult } from './trial-result'
import { useChangeLanguageModels } from './use-change-language-models'

type Props = {
  provider: Provider
  /** The address that was entered earlier; empty where the usual one stands. */
  endpoint: string
  hasKey: boolean
  onClose: () => void
}

/** What was written in the fields; an empty key says nothing of the stored one. */
function useAccess({ provider, endpoint: known, onClose }: Props) {
  const api = useApi()
  const { renew } = useChangeLanguageModels()
  const [key, setKey] = useState('')
  const [endpoint, setEndpoint] = useState(known)
  const written = {
    ...(key !== '' && { api_key: key }),
    ...(endpoint !== known && { endpoint }),
  }
  const trying = useMutation({
    mutationFn: () =>
      testProvider(api, provider.id, {
        ...(key !== '' && { api_key: key }),
        ...(endpoint !== '' && endpoint !== known && { endpoint }),
      }),
  })
  const saving = useMutation({
    mutationFn: () => storeCredentials(api, provider.id, written),
    onSuccess: async () => {
      await renew()
      onClose()
    },
  })
  const change = (set: (text: string) => void) => (text: string) => {
    set(text)
    trying.reset()
    saving.reset()
  }
  return {
    key,
    setKey: change(setKey),
    endpoint,
    setEndpoint: change(setEndpoint),
    isChanged: Object.keys(written).length > 0,
    trying,
    saving,
  }
}

/** Key and address of a provider: they can be tried before they are kept. */
export function AccessForm(props: Props) {
  const { provider, hasKey, onClose } = props
  const { key, setKey, endpoint, setEndpoint, isChanged, trying, saving } = useAccess(props)
  const failure = saving.error ?? trying.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged) saving.mutate()
  }
  return (
    <form className="provider-below" onSubmit={submit} aria-label={`Access to ${provider.name}`}>
      <div className="form-pair">
        <TextField
          label="Key"
          layout="stacked"
          type="password"
          autoComplete="off"
          autoFocus
          value={key}
          onChange={setKey}
          placeholder={hasKey ? 'Leave empty to keep the stored one' : ''}
        />
        <TextField
          label="Address"
          layout="stacked"
          autoComplete="off"
          value={endpoint}
          onChange={setEndpoint}
          placeholder={provider.default_endpoint ?? ''}
        />
      </div>
      <p className="t-12 text-3">
        A key is kept encrypted on this machine, goes to this address only and is never shown again.{' '}
        {provider.docs_url && (
          <a href={provider.docs_url} target="_blank" rel="noreferrer" className="underline">
            Where {provider.name} explains its keys
          </a>
        )}
      </p>
      <div className="form-actions">
        <Button type="submit" look="solid" isDisabled={!isChanged || saving.isPending}>
          Save
        </Button>
        <Button look="box" isDisabled={trying.isPending} onPress={() => trying.mutate()}>
          Test
        </Button>
        <Button onPress={onClose}>Leave as it is</Button>
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
