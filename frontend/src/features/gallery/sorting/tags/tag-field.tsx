import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button as Plain } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import type { GalleryFile } from '@/api/gallery'
import { Button } from '@/components/button'
import '../sorting.css'
import { ask } from '../sorting-ui'
import { TagChooser } from './tag-chooser'
import { TagDot } from './tag-dot'
import { useTagVerbs } from './use-tag-verbs'
import { useTags } from './use-tags'

/** The tags of one file, to give and take. */
export function TagField({ file }: { file: Pick<GalleryFile, 'path' | 'tags' | 'name'> }) {
  const tags = useTags()
  const { give, take } = useTagVerbs()
  const [isOpen, setOpen] = useState(false)
  const files = { paths: [file.path] }
  const own = tags.filter(({ id }) => file.tags.includes(id))
  return (
    <div className="tag-field">
      <TagGroup
        aria-label={`Tags of ${file.name}`}
        onRemove={(gone) => {
          for (const id of gone) void take(files, Number(id))
        }}
      >
        <TagList items={own} className="file-tags" renderEmptyState={() => null}>
          {({ id, name, color }) => (
            <Tag id={id} textValue={name} className="file-tag">
              <TagDot color={color} />
              {name}
              <Plain slot="remove" aria-label="Take off" className="tag-off">
                <X size={12} aria-hidden />
              </Plain>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button size="small">
          <Plus size={14} aria-hidden />
          Tag
        </Button>
        <Popover className="popover tag-popover" offset={4}>
          <Dialog aria-label="Tags" className="tag-dialog">
            <TagChooser
              tags={tags}
              isOn={(tag) => file.tags.includes(tag)}
              onGive={(name) => void give(files, name)}
              onTake={(tag) => void take(files, tag)}
            />
            <Button
              size="small"
              onPress={() => {
                setOpen(false)
                ask({ kind: 'tags' })
              }}
            >
              All tags
            </Button>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}
