import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { classesQuery, modelsOfQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import type { Backend } from '@/api/types'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { figure } from '@/lib/format/figures'
import { plural } from '@/lib/format/plural'
import { deviceFacts } from './node-facts'

/** So many kinds are listed; further ones are found by their name. */
const MOST = 60

function Devices({ node }: { node: Backend }) {
  return (
    <ul className="node-devices" aria-label="Devices">
      {node.devices.map((device, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several devices of one kind differ by nothing else
        <li key={index}>
          <span>{device.name}</span>
          <span className="text-3">{deviceFacts(device)}</span>
        </li>
      ))}
    </ul>
  )
}

function Kinds({ node }: { node: Backend }) {
  const [wanted, setWanted] = useState('')
  const { data, error } = useQuery(classesQuery(useApi(), node.id))
  const found = useMemo(() => {
    const word = wanted.trim().toLowerCase()
    const all = data?.classes ?? []
    return all.filter(({ name, display_name, category }) =>
      `${name} ${display_name} ${category}`.toLowerCase().includes(word),
    )
  }, [data, wanted])
  if (error) return <p className="text-3">{messageOf(error)}</p>
  if (!data) return <p className="text-3">Reading…</p>
  return (
    <div className="node-kinds">
      <TextField
        label={`${data.total} kinds of graph node`}
        layout="stacked"
        placeholder="Find a kind, such as KSampler"
        value={wanted}
        onChange={setWanted}
      />
      <ul aria-label="Kinds of graph node">
        {found.slice(0, MOST).map(({ name, display_name, category }) => (
          <li key={name} title={category}>
            {display_name === name ? name : `${display_name} (${name})`}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="text-3">This node has no kind of that name.</p>}
      {found.length > MOST && <p className="text-3">and {found.length - MOST} more</p>}
    </div>
  )
}

function Models({ node }: { node: Backend }) {
  const { data, error } = useQuery(modelsOfQuery(useApi(), node.id))
  if (error) return <p className="text-3">{messageOf(error)}</p>
  if (!data) return <p className="text-3">Reading…</p>
  return (
    <p>
      {plural(data.length, { one: '1 model file.', other: `${figure(data.length)} model files.` })}{' '}
      <Link to="/settings/models" search={{ node: node.id }} className="underline">
        See which, and where else they are
      </Link>
    </p>
  )
}

/** What a node has: its devices, the kinds of graph node it knows, its model files. */
export function NodeContents({ node, onClose }: { node: Backend; onClose: () => void }) {
  return (
    <div className="node-below">
      <Devices node={node} />
      <Models node={node} />
      <Kinds node={node} />
      <div>
        <Button size="small" onPress={onClose}>
          Close
        </Button>
      </div>
    </div>
  )
}
