import { useMutation, useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { deletedProjectsQuery, removeForGood } from '@/api/projects'
import type { DeletedProject } from '@/api/types'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { useProjectsChanged, useRestoreProject } from '@/components/project-dialogs/delete-dialog'
import { useShowToast } from '@/components/toast'
import { sayWhen } from './when'

function DeletedRow({ project }: { project: DeletedProject }) {
  const api = useApi()
  const restore = useRestoreProject()
  const changed = useProjectsChanged()
  const showToast = useShowToast()
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeForGood(api, project.id),
    onError: (error) => showToast({ text: messageOf(error) }),
    onSettled: changed,
  })
  return (
    <li className="deleted-project">
      <div className="min-w-0 flex-1">
        <p className="cut strong">{project.name}</p>
        <p className="t-12 cut text-3" title={project.path}>
          Deleted {sayWhen(new Date(project.deleted_at), new Date())}, from {project.path}
        </p>
      </div>
      <Button look="box" size="small" onPress={() => restore(project.id)}>
        Bring back
      </Button>
      {isAsking ? (
        <Button look="box" size="small" isDisabled={isPending} onPress={() => mutate()} autoFocus>
          Yes, its files are gone then
        </Button>
      ) : (
        <Button size="small" onPress={() => setAsking(true)}>
          Delete for good
        </Button>
      )}
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
