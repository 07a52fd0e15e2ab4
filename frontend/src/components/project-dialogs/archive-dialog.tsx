import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { archiveProject, archiveUrl } from '@/api/projects'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { parentOf } from '@/components/folders/crumbs'
import { FolderField } from '@/components/folders/folder-field'
import { TextField } from '@/components/text-field'
import { useWorks } from '@/components/works/works-store'
import type { Copied } from './copy-dialog'

type Props = { project: Copied; isOpen: boolean; onClose: () => void }

function ArchiveForm({ project, onClose }: Omit<Props, 'isOpen'>) {
  const api = useApi()
  const watch = useWorks((works) => works.watch)
  const [name, setName] = useState(project.name)
  const [folder, setFolder] = useState(parentOf(project.path))
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: () => archiveProject(api, project.id, { name, folder }),
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
        label="Name of the archive"
        layout="stacked"
        value={name}
        onChange={rename}
        autoFocus
        autoComplete="off"
        error={error ? messageOf(error) : undefined}
      />
      <FolderField value={folder} onChange={setFolder} isFaulty={false} />
      <p className="t-12">
        One .zip with everything that people made, and a list of its files with their hashes. Open
        it like a project to get it back.
      </p>
      <div className="dialog-foot">
        <a className="button plain" href={archiveUrl(api, project.id)} download onClick={onClose}>
          <Download size={14} aria-hidden />
          Download it instead
        </a>
        <span className="flex-1" />
        <Button type="submit" look="solid" isDisabled={name.trim() === ''}>
          Archive
        </Button>
      </div>
    </form>
  )
}

/** The whole project as one file. */
export function ArchiveDialog({ project, isOpen, onClose }: Props) {
  return (
    <Dialog title="Archive the project" isOpen={isOpen} onClose={onClose}>
      <ArchiveForm project={project} onClose={onClose} />
    </Dialog>
  )
}
