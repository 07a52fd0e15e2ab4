import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { ledgerQuery, providersQuery } from '@/api/language-models'
import { projectsQuery } from '@/api/projects'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { Budget } from './budget'
import './costs.css'
import { LedgerTable } from './ledger-table'

/** Calls that are read at first, and the most that the service tells at once. */
const FIRST = 100
const ALL = 1_000

function useNames() {
  const api = useApi()
  const { data: providers } = useQuery(providersQuery(api))
  const { data: projects } = useQuery(projectsQuery(api))
  const providerNames = new Map(providers?.map(({ id, name }) => [id, name]))
  const projectNames = new Map(projects?.map(({ id, name }) => [id, name]))
  return {
    providerOf: (id: string) => providerNames.get(id) ?? id,
    projectOf: (id: string) => projectNames.get(id) ?? '',
  }
}

/** What may be spent, what was, and on which calls. */
export function CostsPart() {
  const [limit, setLimit] = useState(FIRST)
  const { data, error, refetch } = useQuery({
    ...ledgerQuery(useApi(), limit),
    placeholderData: keepPreviousData,
  })
  const names = useNames()
  if (error) {
    return (
      <ErrorNote title="The costs cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  if (!data) return <Skeleton height={320} />
  const { calls, total } = data
  return (
    <>
      <Budget ledger={data} />
      <section className="calls" aria-labelledby="calls">
        <h2 id="calls" className="t-15 strong">
          Calls
        </h2>
        {calls.length === 0 ? (
          <p className="text-3">No model was asked yet. Enhance a prompt, and it stands here.</p>
        ) : (
          <LedgerTable calls={calls} {...names} />
        )}
        {calls.length < total.calls && limit < ALL && (
          <Button look="box" className="justify-self-start" onPress={() => setLimit(ALL)}>
            Show more of {total.calls}
          </Button>
        )}
        <p className="t-12 text-3">
          Priced when they were made, after {data.prices}. Local models and the offline one cost
          nothing.
        </p>
      </section>
    </>
  )
}
