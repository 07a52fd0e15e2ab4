import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { SortKey } from '@/api/gallery'
import { useGallery } from '../gallery-context'
import { startsDescending, useChangeAddress } from '../use-gallery-address'
import { columns } from './list-row'

const sortable: readonly string[] = ['name', 'width', 'size', 'date', 'rating'] satisfies SortKey[]

const isSortKey = (id: string): id is SortKey => sortable.includes(id)

function HeadCell({ id, label }: { id: string; label: string }) {
  const { place } = useGallery()
  const change = useChangeAddress()
  const { sort, descending } = place.order
  if (!isSortKey(id)) return <span className={`cut list-${id}`}>{label}</span>
  const isSorted = sort === id
  const Arrow = descending ? ArrowDown : ArrowUp
  const next = isSorted ? !descending : startsDescending(id)
  return (
    <Button
      className={`list-sort list-${id}`}
      aria-label={`Sort by ${label.toLowerCase()}${isSorted ? ', the other way' : ''}`}
      onPress={() => change({ sort: id, descending: next })}
    >
      {label}
      {isSorted && <Arrow size={12} aria-hidden />}
    </Button>
  )
}

/** What the columns of the list are; most of them sort it. */
export function ListHead() {
  return (
    <div className="list-head list-cells">
      <span />
      {columns.map(({ id, label }) => (
        <HeadCell key={id} id={id} label={label} />
      ))}
      <HeadCell id="rating" label="Stars" />
    </div>
  )
}
