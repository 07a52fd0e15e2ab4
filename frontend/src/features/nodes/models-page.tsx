import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { backendsQuery, modelPlacesQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { ModelPlace } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { Select } from '@/components/select'
import { SettingsFrame } from '@/components/settings-frame'
import { Skeleton } from '@/components/skeleton'
import { TextField } from '@/components/text-field'
import { ModelPlaces } from './model-places'
import { modelsLike, type Wanted } from './models-like'
import './nodes.css'

const ANY = ''

const route = getRouteApi('/settings/models')

function useWanted() {
  const wanted = route.useSearch()
  const navigate = route.useNavigate()
  const want = (change: Wanted) =>
    void navigate({
      search: (before) => {
        const { q, folder, node } = { ...before, ...change }
        return { ...(q && { q }), ...(folder && { folder }), ...(node && { node }) }
      },
      replace: true,
    })
  return { wanted, want }
}

function Filters({
  models,
  nodes,
}: {
  models: readonly ModelPlace[]
  nodes: readonly { id: string; name: string }[]
}) {
  const { wanted, want } = useWanted()
  const folders = [...new Set(models.map(({ folder }) => folder))].sort()
  return (
    <section aria-label="Filters" className="model-filters">
      <TextField
        label="Find a model"
        layout="hidden"
        placeholder="Part of a file's name"
        value={wanted.q ?? ''}
        onChange={(q) => want({ q })}
      />
      <Select
        label="Folder"
        layout="hidden"
        value={wanted.folder ?? ANY}
        options={[{ id: ANY, label: 'Any folder' }, ...folders.map((id) => ({ id, label: id }))]}
        onChange={(folder) => want({ folder })}
      />
      <Select
        label="Node"
        layout="hidden"
        value={wanted.node ?? ANY}
        options={[
          { id: ANY, label: 'Any node' },
          ...nodes.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={(node) => want({ node })}
      />
    </section>
  )
}

/** Every model file of the farm, and which nodes hold it. */
export function ModelsPage() {
  const api = useApi()
  const { data, error, refetch } = useQuery(modelPlacesQuery(api))
  const { data: nodes } = useQuery(backendsQuery(api))
  const { wanted } = useWanted()
  const names = new Map(nodes?.backends.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  const found = data ? modelsLike(data.models, wanted) : []
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
      {data && <Filters models={data.models} nodes={nodes?.backends ?? []} />}
      {data && data.unread.length > 0 && (
        <p role="status" className="text-3">
          Not asked, because they do not answer: {data.unread.map(nameOf).join(', ')}.
        </p>
      )}
      {data && (
        <p className="t-12 text-3">
          {found.length === 1 ? '1 model' : `${found.length} models`}
          {found.length < data.models.length && ` of ${data.models.length}`}
        </p>
      )}
      {found.length > 0 && <ModelPlaces models={found} nameOf={nameOf} />}
    </SettingsFrame>
  )
}
