import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { backendsQuery, modelPlacesQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { ModelPlace } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { Select } from '@/components/select'
import { SettingsFrame } from '@/components/settings-frame'
import { Skeleton } from '@/components/skeleton'
import { TextField } from '@/components/text-field'
import { useWindow } from '@/lib/use-window'
import './nodes.css'

/** Px, as `nodes.css` draws a model. */
const ROW = 28
const ANY = ''

const route = getRouteApi('/settings/models')

type Wanted = { q?: string; folder?: string; node?: string }

/** The models of a folder, of a node and with all words in their names. */
export function modelsLike(models: readonly ModelPlace[], { q, folder, node }: Wanted) {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return models.filter(
    (model) =>
      (!folder || model.folder === folder) &&
      (!node || model.backend_ids.includes(node)) &&
      words.every((word) => model.name.toLowerCase().includes(word)),
  )
}

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

type Named = { nameOf: (id: string) => string }

function Places({ models, nameOf }: { models: readonly ModelPlace[] } & Named) {
  const place = useRef<HTMLDivElement>(null)
  const starts = useMemo(
    () => Array.from({ length: models.length + 1 }, (_, index) => index * ROW),
    [models.length],
  )
  const { from, to } = useWindow(place, { starts })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={place} className="models" tabIndex={0}>
      <ul aria-label="Models" style={{ height: models.length * ROW }}>
        {models.slice(from, to).map(({ name, folder, backend_ids: ids }, index) => (
          <li
            key={`${folder}/${name}`}
            style={{ transform: `translateY(${starts[from + index] ?? 0}px)` }}
          >
            <span className="cut node-address" title={name}>
              {name}
            </span>
            <span className="text-3">{folder}</span>
            <span className="cut" title={ids.map(nameOf).join(', ')}>
              {ids.map(nameOf).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
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
      {found.length > 0 && <Places models={found} nameOf={nameOf} />}
    </SettingsFrame>
  )
}
