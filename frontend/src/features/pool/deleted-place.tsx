import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useApi } from '@/api/context'
import { deletedPoolQuery } from '@/api/pool'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { usePoolAddress } from './use-pool-address'

/** The way to what was deleted; how much that is. */
export function DeletedPlace() {
  const { project } = useProject()
  const { place, change } = usePoolAddress()
  const { data } = useQuery(deletedPoolQuery(useApi(), project.id))
  const isShown = place.at === 'deleted'
  return (
    <button
      type="button"
      className="pool-place"
      aria-label={data ? `Deleted, ${counted(data.length, 'item')}` : 'Deleted'}
      aria-current={isShown ? 'true' : undefined}
      onClick={() => change({ at: isShown ? null : 'deleted' })}
    >
      <Trash2 size={16} strokeWidth={1.6} aria-hidden />
      <span className="cut">Deleted</span>
      <span className="pool-count">{data && data.length > 0 && data.length}</span>
    </button>
  )
}
