import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { flowQuery, type Provider } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { TrialResult } from './trial-result'
import { useDeviceLogin } from './use-device-login'

const ends = {
  authorized: { ok: true, message: 'Logged in.' },
  expired: { ok: false, message: 'The code has expired; ask for another one.' },
  denied: { ok: false, message: 'The login was refused at the provider.' },
}

type Props = { provider: Provider; hasClientId: boolean; onClose: () => void }

/** A code to be entered at the provider's page; this page waits until that is done. */
export function DeviceLogin({ provider, hasClientId, onClose }: Props) {
  const { data: flow } = useQuery(flowQuery(useApi(), provider.id))
  const [clientId, setClientId] = useState('')
  const { start, isStarting, code, status, error } = useDeviceLogin(provider.id)
  const end = status && status in ends ? ends[status as keyof typeof ends] : null
  const isWaiting = isStarting || (code !== undefined && !end && !error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start(clientId.trim())
  }
  return (
    <form className="provider-below" onSubmit={submit} aria-label={`Log in to ${provider.name}`}>
      {flow && <p className="t-12 text-3">{flow.note}</p>}
      <TextField
        label="Client id"
        layout="stacked"
        autoComplete="off"
        autoFocus
        value={clientId}
        onChange={setClientId}
        placeholder={hasClientId ? 'Leave empty for the stored one' : ''}
      />
      {code && !end && (
        <p className="device-code">
          Enter <b>{code.user_code}</b> at{' '}
          <a href={code.verification_uri} target="_blank" rel="noreferrer" className="underline">
            {code.verification_uri}
          </a>
        </p>
      )}
      <div className="form-actions">
        <Button type="submit" look="solid" isDisabled={isStarting}>
          {code ? 'Another code' : 'Get a code'}
        </Button>
        <Button onPress={onClose}>Close</Button>
      </div>
      <TrialResult
        isTrying={isWaiting}
        trial={error ? { ok: false, message: messageOf(error) } : end}
      />
    </form>
  )
}
