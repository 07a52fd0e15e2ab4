import { useQuery } from '@tanstack/react-query'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { ErrorNote } from '@/components/error-note'
import { SettingsFrame } from '@/components/settings-frame'
import { Skeleton } from '@/components/skeleton'
import { AddNode } from './add-node'
import { NodeRow } from './node-row'
import './nodes.css'

export function NodesPage() {
  const { data, error, refetch } = useQuery(backendsQuery(useApi()))
  return (
    <SettingsFrame title="Render nodes">
      <p>Nodes make the pictures. Jobs go to the enabled nodes that are online and can run them.</p>
      {error && (
        <ErrorNote title="The nodes cannot be read" error={error} onRetry={() => refetch()} />
      )}
      {!error && !data && <Skeleton height={72} />}
      {data?.backends.length === 0 && (
        <p className="nodes-empty">No node is known. Add one below to render pictures.</p>
      )}
      {data && data.backends.length > 0 && (
        <ul className="nodes">
          {data.backends.map((node) => (
            <NodeRow key={node.id} node={node} />
          ))}
        </ul>
      )}
      <AddNode />
    </SettingsFrame>
  )
}
