import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Api } from '@/api/client'
import { ApiProvider } from '@/api/context'
import { ApiProblem } from '@/api/problem'

/** A refusal stays a refusal; silence is worth another try. */
const retry = (count: number, error: Error) => !(error instanceof ApiProblem) && count < 3

function createQueryClient() {
  return new QueryClient({
    defaultOptions: { queries: { retry, retryDelay: 1_000, staleTime: 5_000 } },
  })
}

export function Providers({ api, children }: { api: Api; children: ReactNode }) {
  const [queries] = useState(createQueryClient)
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>{children}</ApiProvider>
    </QueryClientProvider>
  )
}
