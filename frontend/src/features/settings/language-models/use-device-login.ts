import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { type DeviceCode, pollLogin, startLogin } from '@/api/language-models'
import { useChangeLanguageModels } from './use-change-language-models'

/** Seconds that a provider wants between two questions once it said "slow down" (RFC 8628, 3.5). */
const SLOWER = 5

type Begun = DeviceCode & { clientId: string }

const isOver = (status: string | undefined) =>
  status === 'authorized' || status === 'expired' || status === 'denied'

/** Asks whether the code was entered, no more often than the provider allows, until it is over. */
function usePolling(provider: string, begun: Begun | undefined) {
  const api = useApi()
  const { renew } = useChangeLanguageModels()
  const [slower, setSlower] = useState(0)
  const polling = useQuery({
    queryKey: ['device-login', provider, begun?.device_code],
    queryFn: async () => {
      if (!begun) return null
      const said = await pollLogin(api, provider, begun.clientId, begun.device_code)
      if (said.status === 'slow_down') setSlower((seconds) => seconds + SLOWER)
      if (said.status === 'authorized') await renew()
      return said
    },
    enabled: begun !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      isOver(state.data?.status) || state.error ? false : ((begun?.interval ?? 5) + slower) * 1000,
  })
  return { status: polling.data?.status, error: polling.error }
}

/** A login by a code that is entered at the provider's own page. */
export function useDeviceLogin(provider: string) {
  const api = useApi()
  const starting = useMutation({
    mutationFn: async (clientId: string): Promise<Begun> => ({
      ...(await startLogin(api, provider, clientId)),
      clientId,
    }),
  })
  const { status, error } = usePolling(provider, starting.data)
  return {
    start: starting.mutate,
    isStarting: starting.isPending,
    code: starting.data,
    status,
    error: starting.error ?? error,
  }
}
