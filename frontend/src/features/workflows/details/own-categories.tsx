import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { IconButton } from '@/components/icon-button'
import type { CategoryChange } from '../categorising'
import { type Entry, ownCategories } from '../library'

type Props = {
  entries: readonly Entry[]
  /** Categories that other workflows have, to choose from. */
  known: readonly string[]
  onChange: (change: CategoryChange) => void
}

function NewCategory({
  known,
  onAdd,
}: {
  known: readonly string[]
  onAdd: (name: string) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const add = () => {
    const name = typed.trim()
    setTyped('')
    if (name) onAdd(name)
  }
  return (
    <form
      className="new-category"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <input
        className="control"
        aria-label="New category"
        placeholder="Add a category"
        maxLength={60}
        list={id}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <datalist id={id}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <IconButton label="Add the category" size="small" onPress={add}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </form>
  )
}

/**
 * The person's own shelves; a workflow may stand on several. Of several workflows all shelves on
 * which any of them stands are shown, and a change is one to each of them.
 */
export function OwnCategories({ entries, known, onChange }: Props) {
  const own = entries.filter(({ template }) => template.origin === 'own')
  if (own.length === 0) return null
  const categories = ownCategories(own)
  const onAll = (name: string) => own.every(({ template }) => template.categories.includes(name))
  return (
    <section aria-label="Categories" className="detail-section">
      <TagGroup
        onRemove={(gone) => {
          // Tags cannot be selected: one goes at a time.
          const [name] = gone
          if (name !== undefined) onChange({ kind: 'off', name: String(name) })
        }}
        className="own-categories"
      >
        <Label className="detail-label">Categories</Label>
        <TagList items={categories.map((name) => ({ id: name }))} className="tags">
          {({ id }) => (
            <Tag id={id} textValue={id} className="tag">
              {id}
              <Plain slot="remove" aria-label="Take off" className="tag-remove">
                <X size={12} aria-hidden />
              </Plain>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <NewCategory
        known={known.filter((name) => !onAll(name))}
        onAdd={(name) => onChange({ kind: 'on', name })}
      />
    </section>
  )
}
