import { CloudOff, TriangleAlert } from 'lucide-react'
import type { NodeReach } from '@/api/workflows'
import { isAble, type Reach, wholeReach } from './reach'

type Props = { reach: Reach; nodes: readonly NodeReach[] | undefined }

/** "2 of 3": silent where a workflow runs everywhere, since nobody has to do anything. */
export function ReachMark({ reach, nodes = [] }: Props) {
  if (reach.status === 'unknown' || reach.status === 'everywhere') return null
  const able = nodes.filter(isAble).length
  const isAway = nodes.every(({ online }) => !online)
  const Icon = isAway ? CloudOff : TriangleAlert
  return (
    <span className={`reach is-${reach.status}`} title={wholeReach(nodes)}>
      <Icon size={13} aria-hidden />
      <span aria-hidden>
        {able} of {nodes.length}
      </span>
      <span className="visually-hidden">{reach.sentence}</span>
    </span>
  )
}
