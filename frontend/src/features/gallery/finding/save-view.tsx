import { Bookmark } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'
import { useSavedViews } from './use-saved-views'

/** Keeps what is shown under a name: the search, not what it finds today. */
export function SaveView() {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { views, save } = useSavedViews()
  const isTaken = views.some((view) => view.name === name.trim())
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    setOpen(false)
    setName('')
    void save(name.trim())
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small">
        <Bookmark size={14} strokeWidth={1.6} aria-hidden />
        Save view
      </Button>
      <Popover className="popover save-view" offset={4} placement="bottom end">
        <Dialog aria-label="Save view">
          <form onSubmit={onSubmit}>
            <TextField
              label="Name"
              layout="stacked"
              value={name}
              onChange={setName}
              maxLength={80}
              autoFocus
              hint={
                isTaken
                  ? 'A view of this name is replaced.'
                  : 'Files that answer the search later are in the view, too.'
              }
            />
            <Button type="submit" look="box" isDisabled={name.trim() === ''}>
              Save
            </Button>
          </form>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
