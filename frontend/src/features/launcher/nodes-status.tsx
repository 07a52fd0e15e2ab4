import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Server } from 'lucide-react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { counted } from '@/lib/format/counted'
import { figure } from '@/lib/format/figures'

/** How many render nodes are there, and that sketches are not yet pictures of a model. */
export function NodesStatus() {
  const { data } = useQuery(backendsQuery(useApi()))
  if (!data) return null
  const online = data.backends.filter((node) => node.online)
  const drawsOnly = online.length > 0 && online.every((node) => node.is_sketch)
  return (
    <>
      <Link to="/settings/nodes" className="status status-link">
        <Server size={13} aria-hidden />
        {figure(data.online)} of {counted(data.total, 'node')}
      </Link>
      {drawsOnly && (
        <span>
          Pictures are sketches, drawn without a GPU.{' '}
          <Link to="/settings/nodes" className="status-link underlined">
            Add a ComfyUI node
          </Link>
        </span>
      )}
    </>
  )
}
