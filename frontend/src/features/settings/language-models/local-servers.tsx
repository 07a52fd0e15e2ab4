import { useQuery } from '@tanstack/react-query'
import { Search, Server } from 'lucide-react'
import { useApi } from '@/api/context'
import { type LocalServer, localServersQuery, type ModelChoice } from '@/api/language-models'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { counted } from '@/lib/format/counted'
import { useChangeLanguageModels } from './use-change-language-models'

type Props = { choice: ModelChoice }

function FoundServer({ server, choice }: Props & { server: LocalServer }) {
  const { choose } = useChangeLanguageModels()
  const { id, name, endpoint, models } = server
  const [only] = models.length === 1 ? models : []
  return (
    <li aria-label={name}>
      <Server size={14} aria-hidden />
      <b>{name}</b>
      <span className="provider-address cut">{endpoint}</span>
      <span>{models.length === 1 ? only : counted(models.length, 'model')}</span>
      {choice.active_provider === id ? (
        <span className="text-3">Answers</span>
      ) : (
        <Button
          look="box"
          size="small"
          aria-label={`Use ${name}`}
          onPress={() => void choose({ active_provider: id, selected_model: only ?? '' })}
        >
          Use
        </Button>
      )}
    </li>
  )
}

/** What answers at the usual ports of this machine; nowhere else is looked. */
export function LocalServers({ choice }: Props) {
  const { data, error, isFetching, refetch } = useQuery(localServersQuery(useApi()))
  return (
    <section className="found-servers" aria-labelledby="found-servers">
      <div className="section-head">
        <h2 id="found-servers" className="t-15 strong">
          On this machine
        </h2>
        <Button size="small" isDisabled={isFetching} onPress={() => void refetch()}>
          <Search size={14} aria-hidden />
          {isFetching ? 'Looking…' : 'Look again'}
        </Button>
      </div>
      {error && <p className="t-12 text-3">{messageOf(error)}</p>}
      {data?.length === 0 && (
        <p className="t-12 text-3">
          Neither Ollama, LM Studio nor vLLM answers at its usual port. Start one, then look again.
        </p>
      )}
      {data && data.length > 0 && (
        <ul>
          {data.map((server) => (
            <FoundServer key={server.id} server={server} choice={choice} />
          ))}
        </ul>
      )}
    </section>
  )
}
