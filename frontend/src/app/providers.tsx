import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { Api } from '@/api/client'
import { ApiProvider } from '@/api/context'
import { ApiProblem } from '@/api/problem'
import { locale } from '@/lib/format/locale'

/** A refusal stays a refusal; silence is worth another try. */
const retry = (count: number, error: Error) => !(error instanceof ApiProblem) && count < 3

export function createQueryClient() {
  return new QueryClient({
    defaultOptions: { queries: { retry, retryDelay: 1_000, staleTime: 5_000 } },
  })
}

type Props = {
  api: Api
  /** With what was read before there was anything to draw. */
  queries?: QueryClient
  children: ReactNode
}

export function Providers({ api, queries, children }: Props) {
  const [client] = useState(() => queries ?? createQueryClient())
  return (
    <QueryClientProvider client={client}>
      <ApiProvider api={api}>
        <I18nProvider locale={locale}>{children}</I18nProvider>
      </ApiProvider>
    </QueryClientProvider>
  )
}
