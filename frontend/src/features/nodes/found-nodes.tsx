import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Search, Server } from 'lucide-react'
import { addBackend, foundQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import type { FoundNode } from '@/api/types'
import { Button } from '@/components/button'
import { useShowToast } from '@/components/toast'
import { machineOf } from './address'

const facts = ({ version, gpu_name }: FoundNode): string =>
  [version ? `ComfyUI ${version}` : 'ComfyUI', gpu_name].filter(Boolean).join(' on ')

/** What to call a node that was found here: the port tells several on one machine apart. */
export function foundName({ url, gpu_name }: FoundNode): string {
  const port = URL.parse(url)?.port
  return [gpu_name ?? machineOf(url), port].filter(Boolean).join(' ')
}

function Found({ node }: { node: FoundNode }) {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const adding = useMutation({
    mutationFn: () => addBackend(api, { name: foundName(node), url: node.url }),
    onError: (error) => showToast({ text: messageOf(error) }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['backends'] }),
        queries.invalidateQueries({ queryKey: ['found-nodes'] }),
      ]),
  })
  return (
    <li aria-label={node.url}>
      <Server size={14} aria-hidden />
      <span className="node-address">{node.url}</span>
      <span className="cut">
        {node.needs_credentials ? 'Asks for a password; add it below' : facts(node)}
      </span>
      {node.known === null ? (
        <Button
          look="box"
          size="small"
          isDisabled={adding.isPending || node.needs_credentials}
          onPress={() => adding.mutate()}
          aria-label={`Add ${node.url}`}
        >
          Add
        </Button>
      ) : (
        <span className="text-3">Known</span>
      )}
    </li>
  )
}

/** What answers on this machine; nowhere else is looked by itself. */
export function FoundNodes() {
  const { data, error, isFetching, refetch } = useQuery(foundQuery(useApi()))
  return (
    <div className="found-nodes">
      <div className="found-head">
        <h3>Found on this machine</h3>
        <Button size="small" isDisabled={isFetching} onPress={() => void refetch()}>
          <Search size={14} aria-hidden />
          {isFetching ? 'Looking…' : 'Look again'}
        </Button>
      </div>
      {error && <p className="text-3">{messageOf(error)}</p>}
      {data?.length === 0 && (
        <p className="text-3">No ComfyUI answers at the usual ports of this machine.</p>
      )}
      {data && data.length > 0 && (
        <ul>
          {data.map((node) => (
            <Found key={node.url} node={node} />
          ))}
        </ul>
      )}
    </div>
  )
}
