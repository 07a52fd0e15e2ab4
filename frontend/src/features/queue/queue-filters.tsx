import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Button } from '@/components/button'
import { Segmented } from '@/components/segmented'
import { Select } from '@/components/select'
import { useCommands } from '@/lib/commands'
import { useQueue } from './queue-context'
import { causeLabels, isFiltered } from './queue-filter'
import { useQueueFilter } from './use-queue-list'

const ANY = ''

const causes = [
  { id: ANY, label: 'Any cause' },
  ...Object.entries(causeLabels).map(([id, label]) => ({ id, label })),
]

const views = [
  { id: 'shots', label: 'By shot' },
  { id: 'order', label: 'In order' },
]

/** Ms that typing rests before it reaches the address. */
const CALM = 200

/** Looks for a word as it is typed; the address follows. */
function WordFilter() {
  const { filter, narrow } = useQueueFilter()
  const asked = filter.q ?? ''
  const [typed, setTyped] = useState(asked)
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef(narrow)
  latest.current = narrow
  const [find] = useState(() => [
    { id: 'find-job', title: 'Find a job', keys: '/', run: () => field.current?.focus() },
  ])
  useCommands('queue-find', find)
  useEffect(() => setTyped(asked), [asked])
  useEffect(() => {
    if (typed === asked) return
    const timer = setTimeout(() => latest.current({ q: typed }), CALM)
    return () => clearTimeout(timer)
  }, [typed, asked])
  return (
    <SearchField
      aria-label="Find a job"
      className="control queue-find"
      value={typed}
      onChange={setTyped}
    >
      <Search size={14} aria-hidden />
      <Input ref={field} placeholder="Shot, words of its prompt, node" />
    </SearchField>
  )
}

/** Narrows the list; all of it stands in the address. */
export function QueueFilters() {
  const { filter, isFlat, narrow, setFlat } = useQueueFilter()
  const { nodes } = useQueue()
  const choices = [
    { id: ANY, label: 'Any node' },
    ...nodes.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <section aria-label="Filters" className="queue-filters">
      <WordFilter />
      <Select
        label="Node"
        layout="hidden"
        value={filter.node ?? ANY}
        options={choices}
        onChange={(node) => narrow({ node })}
      />
      <Select
        label="Cause of failure"
        layout="hidden"
        value={filter.cause ?? ANY}
        options={causes}
        onChange={(cause) => narrow({ cause })}
      />
      {isFiltered(filter) && (
        <Button size="small" onPress={() => narrow({ status: [], node: '', cause: '', q: '' })}>
          <X size={14} aria-hidden />
          Show all
        </Button>
      )}
      <span className="grow" />
      <Segmented
        label="Show jobs"
        layout="hidden"
        value={isFlat ? 'order' : 'shots'}
        segments={views}
        onChange={(view) => setFlat(view === 'order')}
      />
    </section>
  )
}
