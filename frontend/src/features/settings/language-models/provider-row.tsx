import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button as MenuButton } from 'react-aria-components/Button'
import { useApi } from '@/api/context'
import { type Provider, testProvider } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { Menu, type MenuEntry } from '@/components/menu'
import { timeOrDate } from '@/lib/format/dates'
import { AccessForm } from './access-form'
import { ConfirmRemoval } from './confirm-removal'
import { DeviceLogin } from './device-login'
import { accessText, type Credentials, endpointText, isReady } from './provider-facts'
import { TrialResult } from './trial-result'
import { useChangeLanguageModels } from './use-change-language-models'

type Shown = 'nothing' | 'access' | 'login'
type Asked = 'nothing' | 'delete-key' | 'remove'

type MenuProps = {
  provider: Provider
  hasKey: boolean
  onShow: (shown: Shown) => void
  onAsk: (asked: Asked) => void
}

function ProviderMenu({ provider, hasKey, onShow, onAsk }: MenuProps) {
  const canLogIn = provider.supports.includes('device_flow')
  const entries: MenuEntry[] = [
    { id: 'access', label: 'Key and address', onAction: () => onShow('access') },
    ...(canLogIn
      ? [{ id: 'login', label: 'Log in with a code', onAction: () => onShow('login') }]
      : []),
    {
      id: 'delete-key',
      label: 'Delete the key',
      isDisabled: !hasKey,
      onAction: () => onAsk('delete-key'),
    },
    ...(provider.type === 'own'
      ? [{ id: 'remove', label: 'Remove', onAction: () => onAsk('remove') }]
      : []),
  ]
  return (
    <Menu label={`What can be done with ${provider.name}`} entries={entries}>
      <MenuButton className="icon-button" aria-label={`More about ${provider.name}`}>
        <Ellipsis size={16} aria-hidden />
      </MenuButton>
    </Menu>
  )
}

/** The last test, whoever made it, or why there was none; `stamp` tells one key from the next. */
function useTrial(provider: Provider, stamp: string | null) {
  const api = useApi()
  const { renew } = useChangeLanguageModels()
  const trying = useMutation({
    mutationFn: (_stamp: string | null) => testProvider(api, provider.id),
    onSettled: renew,
  })
  const { last_test: last } = provider
  const known = last && { ...last, at: timeOrDate(Date.parse(last.at), Date.now()) }
  const isNoted = last !== null && !last.ok
  const refusal = trying.variables === stamp && !isNoted ? trying.error : null
  return {
    test: () => trying.mutate(stamp),
    isTrying: trying.isPending,
    trial: refusal ? { ok: false, message: messageOf(refusal) } : (known ?? null),
  }
}

type Props = { provider: Provider; credentials: Credentials }

/** One provider: what is stored for it, how its last test went, and what can be done. */
export function ProviderRow({ provider, credentials }: Props) {
  const { deleteKey, remove } = useChangeLanguageModels()
  const [shown, setShown] = useState<Shown>('nothing')
  const row = useRef<HTMLLIElement>(null)
  const [asked, setAsked] = useState<Asked>('nothing')
  const known = credentials[provider.id]
  const { test, isTrying, trial } = useTrial(provider, known?.updated_at ?? null)
  const hasKey = Boolean(known?.has_api_key || known?.has_oauth_token)
  const ready = isReady(provider, credentials)
  const Mark = ready ? CircleCheck : CircleDashed
  const close = () => {
    setShown('nothing')
    row.current?.querySelector('button')?.focus()
  }
  return (
    <li ref={row} className="provider" aria-label={provider.name}>
      <div className="provider-name">
        <b className="cut">{provider.name}</b>
        <span className="provider-address">{endpointText(provider, credentials)}</span>
      </div>
      <span className={`status ${ready ? 'status-rendered' : 'text-3'}`}>
        <Mark size={14} aria-hidden />
        {accessText(provider, credentials)}
      </span>
      {provider.type !== 'offline' && (
        <>
          <Button
            look="box"
            size="small"
            aria-label={ready ? `Test ${provider.name}` : `Set key of ${provider.name}`}
            isDisabled={isTrying}
            onPress={() => (ready ? test() : setShown('access'))}
          >
            {ready ? 'Test' : 'Set key'}
          </Button>
          <ProviderMenu provider={provider} hasKey={hasKey} onShow={setShown} onAsk={setAsked} />
        </>
      )}
      {provider.type === 'offline' && <p className="provider-note">{provider.description}</p>}
      {(trial || isTrying) && (
        <div className="provider-note">
          <TrialResult isTrying={isTrying} trial={trial} />
        </div>
      )}
      {shown === 'access' && (
        <AccessForm
          provider={provider}
          endpoint={known?.endpoint ?? ''}
          hasKey={hasKey}
          onClose={close}
        />
      )}
      {shown === 'login' && (
        <DeviceLogin
          provider={provider}
          hasClientId={known?.has_oauth_client_id ?? false}
          onClose={close}
        />
      )}
      <ConfirmRemoval
        title={`Delete the key of ${provider.name}?`}
        loss="It is deleted at once and cannot be brought back; you would have to enter it again."
        verb="Delete the key"
        isOpen={asked === 'delete-key'}
        onClose={() => setAsked('nothing')}
        onConfirm={() => void deleteKey(provider)}
      />
      <ConfirmRemoval
        title={`Remove ${provider.name}?`}
        loss="Its address and its key are deleted at once and cannot be brought back."
        verb={`Remove ${provider.name}`}
        isOpen={asked === 'remove'}
        onClose={() => setAsked('nothing')}
        onConfirm={() => void remove(provider)}
      />
    </li>
  )
}
