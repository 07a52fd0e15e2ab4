import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { deletedProjectsQuery, removeForGood } from '@/api/projects'
import type { ListedDeleted } from '@/api/types'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { useProjectsChanged, useRestoreProject } from '@/components/project-dialogs/delete-dialog'
import { TextField } from '@/components/text-field'
import { dayOfYear } from '@/lib/format/dates'
import { sayWhen } from './when'

function RemoveForm({ project }: { project: ListedDeleted }) {
  const api = useApi()
  const changed = useProjectsChanged()
  const [typed, setTyped] = useState('')
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => removeForGood(api, project.id, typed),
    onSettled: changed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isPending) mutate()
  }
  return (
    <form onSubmit={submit} className="deleted-project">
      <TextField
        label={`Type ${project.name} to delete its files for good`}
        layout="stacked"
        value={typed}
        onChange={setTyped}
        autoFocus
        autoComplete="off"
        error={error ? messageOf(error) : undefined}
      />
      <Button
        type="submit"
        look="box"
        size="small"
        isDisabled={typed.trim() !== project.name.trim()}
      >
        Delete its files
      </Button>
    </form>
  )
}

const keptUntil = (project: ListedDeleted): string =>
  project.kept_until === null
    ? 'Kept until you delete it'
    : `Kept until ${dayOfYear(new Date(project.kept_until))}`

function DeletedRow({ project }: { project: ListedDeleted }) {
  const restore = useRestoreProject()
  const [isAsking, setAsking] = useState(false)
  return (
    <li>
      <div className="deleted-project">
        <div className="min-w-0 flex-1">
          <p className="cut strong">{project.name}</p>
          <p className="t-12 cut text-3" title={project.path}>
            Deleted {sayWhen(new Date(project.deleted_at), new Date())}, from {project.path}
          </p>
          <p className="t-12 text-3">{keptUntil(project)}</p>
        </div>
        <Button look="box" size="small" onPress={() => restore(project.id)}>
          Bring back
        </Button>
        <Button size="small" isDisabled={isAsking} onPress={() => setAsking(true)}>
          Delete for good
        </Button>
      </div>
      {isAsking && <RemoveForm project={project} />}
    </li>
  )
}

/** The way to projects that were deleted; nothing where there is none. */
export function DeletedProjects() {
  const { data: projects = [] } = useQuery(deletedProjectsQuery(useApi()))
  const [isOpen, setOpen] = useState(false)
  if (projects.length === 0) return null
  return (
    <div className="deleted-projects">
      <Button size="small" onPress={() => setOpen(true)}>
        <Trash2 size={14} aria-hidden />
        Deleted projects ({projects.length})
      </Button>
      <Dialog title="Deleted projects" isOpen={isOpen} onClose={() => setOpen(false)}>
        <ul className="grid gap-2">
          {projects.map((project) => (
            <DeletedRow key={project.id} project={project} />
          ))}
        </ul>
      </Dialog>
    </div>
  )
}
