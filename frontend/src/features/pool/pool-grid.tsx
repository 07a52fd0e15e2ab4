import type { UIEvent } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { GridLayout, ListLayout, Size, Virtualizer } from 'react-aria-components/Virtualizer'
import type { Shot } from '@/lib/document/model'
import { PoolCard, PoolRow } from './pool-card'
import type { Pool } from './use-pool'
import { usePoolAddress } from './use-pool-address'
import type { PoolVerbs } from './use-pool-verbs'

/** Px, as `pool.css` draws them. */
const rows = { rowHeight: 44 }
const cards = {
  minItemSize: new Size(176, 154),
  maxItemSize: new Size(260, 201),
  minSpace: new Size(12, 12),
}

type Props = { pool: Pool; verbs: PoolVerbs; shots: readonly Shot[]; current: string | undefined }

function Items({ pool, verbs, shots, current, isList }: Props & { isList: boolean }) {
  const { change } = usePoolAddress()
  const readOn = ({ currentTarget }: UIEvent) => {
    const { scrollTop, clientHeight, scrollHeight } = currentTarget
    if (scrollHeight - scrollTop < 3 * clientHeight) pool.more()
  }
  const look = (keys: 'all' | ReadonlySet<unknown>) => {
    const [id] = keys === 'all' ? [] : [...keys].map(String)
    if (id !== undefined) change({ item: id })
  }
  return (
    <GridList
      aria-label="Pool"
      className={isList ? 'pool-list' : 'pool-grid'}
      layout={isList ? 'stack' : 'grid'}
      items={pool.items}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={current ? [current] : []}
      onSelectionChange={look}
      onAction={(id) => {
        const item = pool.items.find((each) => each.id === id)
        if (item) void verbs.apply(item, shots)
      }}
      onScroll={readOn}
      dependencies={[shots, verbs]}
    >
      {(item) => (
        <GridListItem
          id={item.id}
          textValue={item.name}
          className={isList ? 'pool-row' : 'pool-card'}
        >
          {isList ? (
            <PoolRow item={item} verbs={verbs} shots={shots} />
          ) : (
            <PoolCard item={item} verbs={verbs} shots={shots} />
          )}
        </GridListItem>
      )}
    </GridList>
  )
}

/** The pool as pictures or as rows; only what is in view is drawn. */
export function PoolGrid(props: Props) {
  const { place } = usePoolAddress()
  if (place.view === 'list') {
    return (
      <Virtualizer layout={ListLayout} layoutOptions={rows}>
        <Items {...props} isList />
      </Virtualizer>
    )
  }
  return (
    <Virtualizer layout={GridLayout} layoutOptions={cards}>
      <Items {...props} isList={false} />
    </Virtualizer>
  )
}
