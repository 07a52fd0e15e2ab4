import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { backendsQuery, modelPlacesQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { Backend, ModelPlace } from '@/api/types'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { SettingsFrame } from '@/components/settings-frame'
import { Skeleton } from '@/components/skeleton'
import { counted } from '@/lib/format/counted'
import { ModelFilters } from './model-filters'
import { ModelPlaces } from './model-places'
import { folderCounts, modelsLike, type ReadNode } from './models-like'
import './models.css'
import { useWanted } from './use-wanted'

/** The nodes that were asked and answered, in the order of their list. */
function readNodes(
  models: readonly ModelPlace[],
  unread: readonly string[],
  backends: readonly Backend[],
): ReadNode[] {
  const holding = new Set(models.flatMap(({ backend_ids: ids }) => ids))
  return backends
    .filter(({ id, online, enabled }) => holding.has(id) || (online && enabled))
    .filter(({ id }) => !unread.includes(id))
    .map(({ id, name }) => ({ id, name }))
}

type FoundProps = { models: readonly ModelPlace[]; nodes: readonly ReadNode[] }

function Found({ models, nodes }: FoundProps) {
  const { wanted, want } = useWanted()
  const found = useMemo(() => modelsLike(models, wanted, nodes), [models, wanted, nodes])
  const folders = useMemo(
    () => folderCounts(modelsLike(models, { ...wanted, folder: '' }, nodes)),
    [models, wanted, nodes],
  )
  return (
    <>
      <ModelFilters folders={folders} nodes={nodes} />
      <p className="t-12 text-3" role="status">
        {counted(found.length, 'model')}
        {found.length < models.length && ` of ${models.length}`}
      </p>
      {found.length > 0 && <ModelPlaces models={found} nodes={nodes} />}
      {found.length === 0 && models.length > 0 && (
        <div className="models-none">
          <p>No model is like that on any node that answers.</p>
          <Button look="box" onPress={() => want({ q: '', folder: '', node: '', missing: false })}>
            Show all {counted(models.length, 'model')}
          </Button>
        </div>
      )}
      {models.length === 0 && (
        <p>No node holds a model yet. The built-in sketch node draws without any.</p>
      )}
    </>
  )
}

/** Every model file of the farm, by type, and which nodes hold it. */
export function ModelsPage() {
  const api = useApi()
  const { data, error, refetch } = useQuery(modelPlacesQuery(api))
  const { data: farm } = useQuery(backendsQuery(api))
  const nodes = useMemo(
    () => (data && farm ? readNodes(data.models, data.unread, farm.backends) : []),
    [data, farm],
  )
  const nameOf = (id: string) => farm?.backends.find((each) => each.id === id)?.name ?? id
  return (
    <SettingsFrame title="Models">
      <p>
        A job goes only where all its models are. Files stay with{' '}
        <Link to="/settings/nodes" className="underline">
          the nodes
        </Link>
        ; copy one there and it is seen within minutes.
      </p>
      {error && (
        <ErrorNote title="The models cannot be read" error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && <Skeleton height={200} />}
      {data && data.unread.length > 0 && (
        <p role="status" className="text-3">
          Not asked, because they do not answer: {data.unread.map(nameOf).join(', ')}.
        </p>
      )}
      {data && <Found models={data.models} nodes={nodes} />}
    </SettingsFrame>
  )
}
