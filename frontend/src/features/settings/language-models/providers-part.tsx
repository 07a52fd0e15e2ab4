import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import {
  credentialsQuery,
  modelChoiceQuery,
  type Provider,
  providersQuery,
} from '@/api/language-models'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { AddProvider } from './add-provider'
import { Answering } from './answering'
import { LocalServers } from './local-servers'
import { inListOrder } from './provider-facts'
import { ProviderRow } from './provider-row'

function NotAsked({ providers }: { providers: readonly Provider[] }) {
  return (
    <section className="not-asked" aria-labelledby="not-asked">
      <h2 id="not-asked" className="t-15 strong">
        Cannot be asked here
      </h2>
      <dl>
        {providers.map(({ id, name, description }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Who offers language models, which of them answers, and what they are let in with. */
export function ProvidersPart() {
  const api = useApi()
  const providers = useQuery(providersQuery(api))
  const credentials = useQuery(credentialsQuery(api))
  const choice = useQuery(modelChoiceQuery(api))
  const failed = [providers, credentials, choice].find(({ error }) => error !== null)
  if (failed) {
    return (
      <ErrorNote
        title="The language models cannot be read"
        error={failed.error}
        onRetry={() => void failed.refetch()}
      />
    )
  }
  if (!providers.data || !credentials.data || !choice.data) return <Skeleton height={480} />
  const usable = inListOrder(providers.data, credentials.data)
  return (
    <>
      <Answering choice={choice.data} providers={usable} credentials={credentials.data} />
      <LocalServers choice={choice.data} />
      <section aria-labelledby="providers">
        <h2 id="providers" className="t-15 strong pb-2">
          Providers
        </h2>
        <ul className="providers">
          {usable.map((provider) => (
            <ProviderRow key={provider.id} provider={provider} credentials={credentials.data} />
          ))}
        </ul>
      </section>
      <AddProvider />
      <NotAsked providers={providers.data.filter(({ type }) => type === 'none')} />
    </>
  )
}
