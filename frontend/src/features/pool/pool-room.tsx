import { useNavigate } from '@tanstack/react-router'
import { type ComponentProps, type CSSProperties, useMemo } from 'react'
import { ErrorNote } from '@/components/error-note'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { DockEdge } from '@/components/room/dock-edge'
import { useDocks } from '@/components/room/dock-sizes'
import { LibraryPlaces } from '@/components/room/library-places'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomStatus } from '@/components/room/room-status'
import { RoomTop } from '@/components/room/room-top'
import { UndoButtons } from '@/components/room/undo-buttons'
import { counted } from '@/lib/format/counted'
import { useProject } from '@/lib/project/project-context'
import { useTargetShots } from '@/lib/project/use-target-shots'
import { DeletedPlace } from './deleted-place'
import './pool.css'
import { PoolDeleted } from './pool-deleted'
import { PoolDetails } from './pool-details'
import { PoolEmpty, PoolNoneLeft } from './pool-empty'
import { PoolFilters } from './pool-filters'
import { PoolFind, PoolTools } from './pool-find'
import { PoolGrid } from './pool-grid'
import { PoolSkeleton } from './pool-skeleton'
import { type Pool, usePool } from './use-pool'
import { isNarrowed, usePoolAddress } from './use-pool-address'
import { usePoolCommands } from './use-pool-commands'
import { usePoolVerbs } from './use-pool-verbs'

const keys: readonly KeyRow[] = [
  ['To the next item', 'Arrows'],
  ['Put it on the selected shots', 'Enter'],
]

function useDockStyle(): CSSProperties {
  const sizes = useDocks((store) => store.sizes)
  return useMemo(
    () => ({
      ...(sizes.outline && { '--dock': `${sizes.outline}px` }),
      ...(sizes.inspector && { '--inspector': `${sizes.inspector}px` }),
    }),
    [sizes],
  )
}

/** What stands in the place of the items while there are none. */
function NoItems({ pool }: { pool: Pool }) {
  const { filter } = usePoolAddress()
  switch (pool.status) {
    case 'loading':
      return <PoolSkeleton />
    case 'failed':
      return <ErrorNote title="The pool cannot be read" error={pool.error} onRetry={pool.retry} />
    case 'read':
      return isNarrowed(filter) ? <PoolNoneLeft /> : <PoolEmpty />
    default:
      return pool.status satisfies never
  }
}

function Items(props: ComponentProps<typeof PoolGrid>) {
  const { pool } = props
  return (
    <>
      <PoolFind />
      <PoolTools total={pool.total} />
      {pool.items.length > 0 ? <PoolGrid {...props} /> : <NoItems pool={pool} />}
    </>
  )
}

function PoolDesk() {
  const { project } = useProject()
  const { place } = usePoolAddress()
  const pool = usePool()
  const verbs = usePoolVerbs()
  const { selected: shots } = useTargetShots()
  const looked = pool.items.find(({ id }) => id === place.item) ?? pool.items[0]
  // Among what was deleted no item of the pool is seen.
  const item = place.at === 'deleted' ? undefined : looked
  usePoolCommands({ item, verbs, shots })
  return (
    <>
      <aside className="outline-place dock" aria-label="Narrow the pool">
        <PoolFilters tags={pool.tags} />
        <DeletedPlace />
        <DockEdge dock="outline" label="Width of the filters" />
      </aside>
      <main id="main" tabIndex={-1} aria-label="Pool" className="pool-main">
        <h1 className="visually-hidden">{project.name}, pool</h1>
        {place.at === 'deleted' ? (
          <PoolDeleted verbs={verbs} />
        ) : (
          <Items pool={pool} verbs={verbs} shots={shots} current={item?.id} />
        )}
      </main>
      <aside className="inspector-place dock" aria-label="Item">
        {item && <PoolDetails item={item} verbs={verbs} shots={shots} />}
        <DockEdge dock="inspector" label="Width of the details" />
      </aside>
      <RoomStatus>
        <span>{counted(pool.total, 'item')}</span>
        {shots.length > 0 && <span>{counted(shots.length, 'shot')} selected on the board</span>}
      </RoomStatus>
    </>
  )
}

/** Files that are kept at hand for any shot. */
export function PoolRoom() {
  const { project } = useProject()
  const navigate = useNavigate()
  const goToShot = (shot: string) =>
    void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
  return (
    <RoomFrame
      skipTo="the pool"
      className="pool-frame"
      style={useDockStyle()}
      keys={keys}
      onGoToShot={goToShot}
    >
      <RoomTop>
        <LibraryPlaces projectId={project.id} />
        <UndoButtons />
      </RoomTop>
      <PoolDesk />
    </RoomFrame>
  )
}
