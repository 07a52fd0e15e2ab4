import { Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { GalleryTag } from '@/api/gallery'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { IconButton } from '@/components/icon-button'
import { Select } from '@/components/select'
import { closeQuestion } from '../sorting-ui'
import { colorName, tagColors } from './tag-colors'
import { TagDot } from './tag-dot'
import { useTagVerbs } from './use-tag-verbs'
import { useTags } from './use-tags'

const colors = tagColors.map(({ name, color }) => ({ id: color, label: name }))

/** Ours, and the one that a tag of elsewhere brought along. */
const colorsFor = (color: string) =>
  colors.some(({ id }) => id === color) ? colors : [...colors, { id: color, label: color }]

type Verbs = ReturnType<typeof useTagVerbs>

function TagRow({ tag, verbs }: { tag: GalleryTag; verbs: Verbs }) {
  const [name, setName] = useState(tag.name)
  const rename = () => {
    const wanted = name.trim()
    if (wanted === '' || wanted === tag.name) setName(tag.name)
    else void verbs.change(tag, { name: wanted }).then((done) => done || setName(tag.name))
  }
  const color = tag.color.toLowerCase()
  return (
    <li className="tag-row">
      <TagDot color={color} />
      <input
        className="control"
        aria-label={`Name of the tag ${tag.name}`}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={rename}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
      <Select
        label={`Colour of ${tag.name}, ${colorName(color)}`}
        layout="hidden"
        value={color}
        options={colorsFor(color)}
        onChange={(next) => void verbs.change(tag, { color: next })}
      />
      <IconButton label={`Delete the tag ${tag.name}`} onPress={() => void verbs.remove(tag)}>
        <Trash2 size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </li>
  )
}

function NewTag({ verbs }: { verbs: Verbs }) {
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted) void verbs.create(wanted).then((made) => made && setName(''))
  }
  return (
    <form className="new-tag" onSubmit={add}>
      <input
        className="control"
        aria-label="New tag"
        placeholder="New tag"
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" look="box" isDisabled={name.trim() === ''}>
        <Plus size={14} aria-hidden />
        Make it
      </Button>
    </form>
  )
}

/** Every tag of the project: its name, its colour, and the way to be rid of it. */
export function TagManager() {
  const tags = useTags()
  const verbs = useTagVerbs()
  return (
    <Dialog title="Tags" isOpen onClose={closeQuestion}>
      <ul className="tag-rows" aria-label="Tags of the project">
        {tags.map((tag) => (
          <TagRow key={`${tag.id} ${tag.name}`} tag={tag} verbs={verbs} />
        ))}
      </ul>
      {tags.length === 0 && <p className="t-12 quiet">This project has no tag yet.</p>}
      <NewTag verbs={verbs} />
    </Dialog>
  )
}
