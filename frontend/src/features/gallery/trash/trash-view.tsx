import { ArrowLeft, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { TrashItem } from '@/api/gallery-changes'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { counted } from '@/lib/format/counted'
import { useChangeAddress } from '../use-gallery-address'
import { bytes } from '../words'
import { EmptyTrashDialog } from './empty-trash-dialog'
import './trash.css'
import { TrashRow } from './trash-row'
import { useTrash, useTrashVerbs } from './use-trash'

/** Px, as `trash.css` draws a row. */
const layout = { rowHeight: 44 }

const sizeOf = (items: readonly TrashItem[]) => items.reduce((sum, { size }) => sum + size, 0)

type HeadProps = {
  items: readonly TrashItem[]
  chosen: readonly TrashItem[]
  onRestore: () => void
  onDelete: () => void
}

function Head({ items, chosen, onRestore, onDelete }: HeadProps) {
  const change = useChangeAddress()
  const concerned = chosen.length > 0 ? chosen : items
  return (
    <header className="trash-head">
      <Button onPress={() => change({ at: null })}>
        <ArrowLeft size={16} strokeWidth={1.6} aria-hidden />
        Files
      </Button>
      <h2 className="t-15 strong">Trash</h2>
      <span role="status">
        {chosen.length > 0
          ? `${chosen.length} of ${counted(items.length, 'file')}, ${bytes(sizeOf(chosen))}`
          : `${counted(items.length, 'file')}, ${bytes(sizeOf(items))}`}
      </span>
      <span className="grow" />
      <Button look="solid" isDisabled={concerned.length === 0} onPress={onRestore}>
        Bring {chosen.length > 0 ? counted(chosen.length, 'file') : 'all'} back
      </Button>
      <Button look="box" isDisabled={concerned.length === 0} onPress={onDelete}>
        {chosen.length > 0 ? `Delete ${counted(chosen.length, 'file')}` : 'Empty the trash'}
      </Button>
    </header>
  )
}

function NothingThere() {
  return (
    <div className="trash-none">
      <Trash2 size={24} strokeWidth={1.5} aria-hidden />
      <p className="t-15 strong">The trash is empty</p>
      <p>What is thrown away lies here with its stars, tags and notes until it is brought back.</p>
    </div>
  )
}

/** What was thrown away: brought back with everything, or deleted for good. */
export function TrashView() {
  const { data, error, refetch } = useTrash()
  const { restore, remove } = useTrashVerbs()
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const items = data?.items ?? []
  const chosen = items.filter(({ stored }) => keys.has(stored))
  const concerned = chosen.length > 0 ? chosen : items
  if (error && !data) {
    return (
      <ErrorNote title="The trash cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  return (
    <section className="trash-view" aria-label="Trash">
      <Head
        items={items}
        chosen={chosen}
        onRestore={() => restore(concerned)}
        onDelete={() => setAsking(true)}
      />
      {!data && <Skeleton height="100%" />}
      {data && items.length === 0 && <NothingThere />}
      {items.length > 0 && (
        <Virtualizer layout={ListLayout} layoutOptions={layout}>
          <GridList
            aria-label="Files in the trash"
            className="trash-list"
            items={items.map((item) => ({ ...item, id: item.stored }))}
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={keys}
            onSelectionChange={(next) =>
              setKeys(
                new Set(next === 'all' ? items.map(({ stored }) => stored) : [...next].map(String)),
              )
            }
          >
            {(item) => (
              <GridListItem id={item.id} textValue={item.name} className="trash-row">
                <TrashRow
                  item={item}
                  keepDays={data?.keep_days ?? 0}
                  onRestore={() => restore([item])}
                />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      )}
      {isAsking && (
        <EmptyTrashDialog
          files={concerned.length}
          size={sizeOf(concerned)}
          onClose={() => setAsking(false)}
          onDelete={() => {
            setAsking(false)
            void remove(chosen.length > 0 ? chosen : null)
          }}
        />
      )}
    </section>
  )
}
