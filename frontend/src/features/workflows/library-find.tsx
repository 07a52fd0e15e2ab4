import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { useCommands } from '@/lib/commands'
import { facets } from './library'
import { toggled, useLibraryAddress } from './use-library-address'
import { valueLabel } from './workflow-words'

/** Ms that typing rests before it reaches the address. */
const CALM = 200

function Chips() {
  const { place, change } = useLibraryAddress()
  return facets.flatMap(({ id, label }) =>
    (place[id] ?? []).map((value) => (
      <Plain
        key={`${id} ${value}`}
        className="find-chip"
        aria-label={`Show more than ${valueLabel(id, value)}`}
        onPress={() => change(toggled(place, id, value))}
      >
        <span className="text-3">{label.toLowerCase()}</span> {valueLabel(id, value)}
        <X size={12} aria-hidden />
      </Plain>
    )),
  )
}

/** Looks for words as they are typed; the address follows. */
export function LibraryFind() {
  const { place, change } = useLibraryAddress()
  const asked = place.q ?? ''
  const [typed, setTyped] = useState(asked)
  const field = useRef<HTMLInputElement>(null)
  const [find] = useState(() => [
    { id: 'find-workflow', title: 'Find a workflow', keys: '/', run: () => field.current?.focus() },
  ])
  useCommands('workflows-find', find)
  useEffect(() => setTyped(asked), [asked])
  useEffect(() => {
    if (typed === asked) return
    const timer = setTimeout(() => change({ q: typed }), CALM)
    return () => clearTimeout(timer)
  }, [typed, asked, change])
  return (
    <div className="workflow-find">
      <Search size={14} aria-hidden />
      <Chips />
      <SearchField aria-label="Find a workflow" value={typed} onChange={setTyped}>
        <Input ref={field} placeholder="Name, engine, category" />
      </SearchField>
    </div>
  )
}
