import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { duplicateProject, saveProjectAs } from '@/api/projects'
import type { Project } from '@/api/types'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { parentOf } from '@/components/folders/crumbs'
import { FolderField } from '@/components/folders/folder-field'
import { Switch } from '@/components/switch'
import { TextField } from '@/components/text-field'
import { useWorks } from '@/components/works/works-store'

export type Copied = Pick<Project, 'id' | 'name' | 'path'>

type Props = {
  project: Copied
  /** Saving as goes on in the copy; duplicating stays here. */
  kind: 'save-as' | 'duplicate'
  isOpen: boolean
  onClose: () => void
}

const words = {
  'save-as': {
    title: 'Save as',
    act: 'Save as',
    says: 'You go on in the copy. The project as it is now stays where it is.',
  },
  duplicate: {
    title: 'Duplicate the project',
    act: 'Duplicate',
    says: 'The copy starts its own history.',
  },
}

function CopyForm({ project, kind, onClose }: Omit<Props, 'isOpen'>) {
  const api = useApi()
  const watch = useWorks((works) => works.watch)
  const [name, setName] = useState(`${project.name} copy`)
  const [folder, setFolder] = useState(parentOf(project.path))
  const [withTakes, setWithTakes] = useState(true)
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: () =>
      kind === 'save-as'
        ? saveProjectAs(api, project.id, { name, folder })
        : duplicateProject(api, project.id, { name, folder, with_takes: withTakes }),
    onSuccess: (work) => {
      watch(work.id)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isPending) mutate()
  }
  const rename = (typed: string) => {
    reset()
    setName(typed)
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <TextField
        label="Name"
        layout="stacked"
        value={name}
        onChange={rename}
        autoFocus
        autoComplete="off"
        error={error ? messageOf(error) : undefined}
      />
      <FolderField value={folder} onChange={setFolder} isFaulty={false} />
      {kind === 'duplicate' && (
        <Switch label="With its takes" value={withTakes} onChange={setWithTakes} />
      )}
      <div className="dialog-foot">
        <p className="t-12 flex-1">{words[kind].says}</p>
        <Button type="submit" look="solid" isDisabled={name.trim() === ''}>
          {words[kind].act}
        </Button>
      </div>
    </form>
  )
}

/** Where a copy of the project goes, and what it is called. */
export function CopyDialog({ isOpen, ...rest }: Props) {
  return (
    <Dialog title={words[rest.kind].title} isOpen={isOpen} onClose={rest.onClose}>
      <CopyForm {...rest} />
    </Dialog>
  )
}
