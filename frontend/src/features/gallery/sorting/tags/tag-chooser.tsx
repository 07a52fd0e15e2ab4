import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import type { GalleryTag } from '@/api/gallery'
import { TagDot } from './tag-dot'

const NEW = 'new'

/** The tags were found already; with a filter of its own the list also marks its first row. */
const everything = () => true

type Row = { id: string; name: string; tag: GalleryTag | null }

/** Tags whose names hold what is typed, and what is typed itself where no tag is called so. */
export function tagRows(tags: readonly GalleryTag[], typed: string): Row[] {
  const wanted = typed.trim().toLowerCase()
  const found = tags.filter(({ name }) => name.toLowerCase().includes(wanted))
  const rows = found.map((tag): Row => ({ id: String(tag.id), name: tag.name, tag }))
  const isKnown = tags.some(({ name }) => name.toLowerCase() === wanted)
  return wanted === '' || isKnown ? rows : [...rows, { id: NEW, name: typed.trim(), tag: null }]
}

type Props = {
  tags: readonly GalleryTag[]
  /** Whether the files have it already; then choosing it takes it away. */
  isOn: (tag: number) => boolean
  onGive: (name: string) => void
  onTake: (tag: number) => void
}

/** Tags to give and take, by typing a part of a name. */
export function TagChooser({ tags, isOn, onGive, onTake }: Props) {
  const [typed, setTyped] = useState('')
  const rows = tagRows(tags, typed)
  const choose = (key: unknown) => {
    const row = rows.find(({ id }) => `${typed} ${id}` === key)
    if (!row) return
    if (row.tag && isOn(row.tag.id)) onTake(row.tag.id)
    else onGive(row.name)
    setTyped('')
  }
  return (
    <Autocomplete filter={everything} inputValue={typed} onInputChange={setTyped}>
      <SearchField aria-label="Find or make a tag" autoFocus className="tag-search">
        <Input
          role="combobox"
          aria-expanded
          className="control"
          maxLength={60}
          placeholder="Find or make a tag"
        />
      </SearchField>
      <ListBox
        aria-label="Tags"
        className="tag-options"
        items={rows.map((row) => ({ ...row, id: `${typed} ${row.id}` }))}
        onAction={choose}
        renderEmptyState={() => <p className="tag-none">No tag yet. Type a name to make one.</p>}
      >
        {({ id, name, tag }) => {
          const has = tag !== null && isOn(tag.id)
          return (
            <ListBoxItem
              id={id}
              className="option"
              textValue={tag ? name : `Make the tag ${name}`}
              aria-label={has ? `${name}, on` : undefined}
            >
              {tag ? <TagDot color={tag.color} /> : <Plus size={14} aria-hidden />}
              <span className="cut">{tag ? name : `Make “${name}”`}</span>
              {has && <Check size={14} aria-hidden className="ml-auto" />}
            </ListBoxItem>
          )
        }}
      </ListBox>
    </Autocomplete>
  )
}
