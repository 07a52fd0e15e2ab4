import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { IconButton } from '@/components/icon-button'
import type { Entry } from '../library'

type Props = {
  entry: Entry
  /** Categories that other workflows have, to choose from. */
  known: readonly string[]
  onChange: (categories: readonly string[]) => void
}

function NewCategory({
  known,
  onAdd,
}: {
  known: readonly string[]
  onAdd: (name: string) => void
}) {
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
        list="known-categories"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <datalist id="known-categories">
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

/** The person's own shelves; a workflow may stand on several. */
export function OwnCategories({ entry, known, onChange }: Props) {
  const { categories, origin } = entry.template
  if (origin !== 'own') return null
  const without = (gone: ReadonlySet<unknown>) => categories.filter((name) => !gone.has(name))
  return (
    <section aria-label="Categories" className="detail-section">
      <TagGroup onRemove={(gone) => onChange(without(gone))} className="own-categories">
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
        known={known.filter((name) => !categories.includes(name))}
        onAdd={(name) => !categories.includes(name) && onChange([...categories, name])}
      />
    </section>
  )
}
