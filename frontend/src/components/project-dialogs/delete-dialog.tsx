import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { deleteProject, restoreProject } from '@/api/projects'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { TextField } from '@/components/text-field'
import { useShowToast } from '@/components/toast'
import type { Copied } from './copy-dialog'

type Props = { project: Copied; isOpen: boolean; onClose: () => void }

/** What is asked again once a project has gone or come back. */
export function useProjectsChanged() {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['projects'] })
    void queries.invalidateQueries({ queryKey: ['deleted-projects'] })
  }
}

export function useRestoreProject() {
  const api = useApi()
  const changed = useProjectsChanged()
  const showToast = useShowToast()
  const { mutate } = useMutation({
    mutationFn: (id: string) => restoreProject(api, id),
    onSuccess: ({ path }) => showToast({ text: `It is back in ${path}` }),
    onError: (error) => showToast({ text: messageOf(error) }),
    onSettled: changed,
  })
  return mutate
}

function DeleteForm({ project, onClose }: Omit<Props, 'isOpen'>) {
  const api = useApi()
  const changed = useProjectsChanged()
  const restore = useRestoreProject()
  const showToast = useShowToast()
  const [typed, setTyped] = useState('')
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => deleteProject(api, project.id, typed),
    onSuccess: () => {
      changed()
      onClose()
      showToast({
        text: `${project.name} is deleted.`,
        action: { label: 'Undo', run: () => restore(project.id) },
      })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!isPending) mutate()
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p>
        Its folder with every take is put aside and can be brought back from the list of deleted
        projects.
      </p>
      <TextField
        label={`Type ${project.name} to delete it`}
        layout="stacked"
        value={typed}
        onChange={setTyped}
        autoFocus
        autoComplete="off"
        error={error ? messageOf(error) : undefined}
      />
      <div className="dialog-foot justify-end">
        <Button onPress={onClose}>Keep it</Button>
        <Button type="submit" look="solid" isDisabled={typed.trim() !== project.name.trim()}>
          Delete the project
        </Button>
      </div>
    </form>
  )
}

/** Deleting asks for the name, since it takes a whole folder away. */
export function DeleteDialog({ project, isOpen, onClose }: Props) {
  return (
    <Dialog title={`Delete ${project.name}?`} isOpen={isOpen} onClose={onClose}>
      <DeleteForm project={project} onClose={onClose} />
    </Dialog>
  )
}
