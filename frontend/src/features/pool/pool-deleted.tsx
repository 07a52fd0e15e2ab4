import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Undo2 } from 'lucide-react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useApi } from '@/api/context'
import { type DeletedPoolItem, deletedPoolQuery } from '@/api/pool'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { dayOfMonth } from '@/lib/format/dates'
import { figure } from '@/lib/format/figures'
import { plural } from '@/lib/format/plural'
import { useProject } from '@/lib/project/project-context'
import { PoolPicture } from './pool-picture'
import { PoolSkeleton } from './pool-skeleton'
import { originWords } from './pool-words'
import { usePoolAddress } from './use-pool-address'
import type { PoolVerbs } from './use-pool-verbs'
import './pool-deleted.css'

type OfItem = { item: DeletedPoolItem; verbs: PoolVerbs }

function DeletedRow({ item, verbs }: OfItem) {
  return (
    <>
      <PoolPicture item={item} width={160} />
      <b className="cut">{item.name}</b>
      <span className="cut">{originWords(item)}</span>
      <span className="cut">Deleted {dayOfMonth(item.deleted_at)}</span>
      <span className="cut quiet">Kept until {dayOfMonth(item.until)}</span>
      <Button
        size="small"
        aria-label={`Bring back ${item.name}`}
        onPress={() => void verbs.bringBack(item)}
      >
        <Undo2 size={14} aria-hidden />
        Bring back
      </Button>
    </>
  )
}

function DeletedItems({ items, verbs }: { items: readonly DeletedPoolItem[]; verbs: PoolVerbs }) {
  if (items.length === 0) {
    return (
      <div className="pool-empty">
        <p className="t-15 strong">Nothing was deleted</p>
        <p>What is taken out of the pool can be brought back from here for 30 days.</p>
      </div>
    )
  }
  return (
    <GridList
      aria-label="Deleted from the pool"
      className="pool-list"
      items={items}
      onAction={(id) => {
        const item = items.find((each) => each.id === id)
        if (item) void verbs.bringBack(item)
      }}
      dependencies={[verbs]}
    >
      {(item) => (
        <GridListItem id={item.id} textValue={item.name} className="pool-row is-deleted">
          <DeletedRow item={item} verbs={verbs} />
        </GridListItem>
      )}
    </GridList>
  )
}

/** What was taken out of the pool, with the way back. */
export function PoolDeleted({ verbs }: { verbs: PoolVerbs }) {
  const { project } = useProject()
  const { change } = usePoolAddress()
  const { data, error, refetch } = useQuery(deletedPoolQuery(useApi(), project.id))
  return (
    <>
      <header className="pool-tools">
        <Button size="small" onPress={() => change({ at: null })}>
          <ArrowLeft size={14} aria-hidden />
          Back to the pool
        </Button>
        <span role="status">
          {data && (
            <b>
              {plural(data.length, {
                one: '1 deleted item',
                other: `${figure(data.length)} deleted items`,
              })}
            </b>
          )}
        </span>
      </header>
      {data ? (
        <DeletedItems items={data} verbs={verbs} />
      ) : error ? (
        <ErrorNote title="The list cannot be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <PoolSkeleton />
      )}
    </>
  )
}
