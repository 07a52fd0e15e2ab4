import { LayoutGrid, Rows3, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Button } from '@/components/button'
import { Segmented } from '@/components/segmented'
import { useCommands } from '@/lib/commands'
import { counted } from '@/lib/format/counted'
import type { Pool } from './use-pool'
import { isNarrowed, showAll, toggledTag, usePoolAddress } from './use-pool-address'

/** Ms that typing rests before it reaches the address. */
const CALM = 200

const views = [
  { id: 'grid', label: 'Pictures', content: <LayoutGrid size={14} aria-hidden /> },
  { id: 'list', label: 'List', content: <Rows3 size={14} aria-hidden /> },
]

const types = [
  { id: 'all', label: 'All' },
  { id: 'image', label: 'Stills' },
  { id: 'video', label: 'Clips' },
  { id: 'audio', label: 'Sounds' },
] as const

/** Looks for words as they are typed; the address follows. */
export function PoolFind() {
  const { filter, change } = usePoolAddress()
  const [typed, setTyped] = useState(filter.q)
  const field = useRef<HTMLInputElement>(null)
  const [find] = useState(() => [
    { id: 'find-in-pool', title: 'Find in the pool', keys: '/', run: () => field.current?.focus() },
  ])
  useCommands('pool-find', find)
  useEffect(() => setTyped(filter.q), [filter.q])
  useEffect(() => {
    if (typed === filter.q) return
    const timer = setTimeout(() => change({ q: typed }), CALM)
    return () => clearTimeout(timer)
  }, [typed, filter.q, change])
  return (
    <div className="pool-find">
      <Search size={14} aria-hidden />
      {filter.tags.map((tag) => (
        <Plain
          key={tag}
          className="pool-chip"
          aria-label={`Show more than ${tag}`}
          onPress={() => change({ tags: toggledTag(filter.tags, tag) })}
        >
          <span className="quiet">tag</span> {tag}
          <X size={12} aria-hidden />
        </Plain>
      ))}
      <SearchField aria-label="Find in the pool" value={typed} onChange={setTyped}>
        <Input ref={field} placeholder="Name, prompt, shot, model" />
      </SearchField>
    </div>
  )
}

/** How many items are shown, of which kind and how. */
export function PoolTools({ total }: { total: Pool['total'] }) {
  const { place, filter, change } = usePoolAddress()
  return (
    <div className="pool-tools">
      <span role="status">
        <b>{counted(total, 'item')}</b>
      </span>
      {isNarrowed(filter) && (
        <Button size="small" onPress={() => change(showAll)}>
          Show all
        </Button>
      )}
      <span className="grow" />
      <div className="pool-types">
        <Segmented
          label="Kind"
          layout="hidden"
          value={filter.type ?? 'all'}
          segments={types}
          onChange={(id) =>
            change({ type: id === 'image' || id === 'video' || id === 'audio' ? id : null })
          }
        />
      </div>
      <div className="pool-views">
        <Segmented
          label="Show as"
          layout="hidden"
          value={place.view ?? 'grid'}
          segments={views}
          onChange={(view) => change({ view: view === 'list' ? 'list' : 'grid' })}
        />
      </div>
    </div>
  )
}
