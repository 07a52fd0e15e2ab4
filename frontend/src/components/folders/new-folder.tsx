import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FolderPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { createFolder } from '@/api/projects'
import { Button } from '@/components/button'
import { TextField } from '@/components/text-field'

type Props = { path: string; onMade: (path: string) => void }

function NameIt({ path, onMade }: Props) {
  const api = useApi()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const { mutate, error, reset } = useMutation({
    mutationFn: () => createFolder(api, { path, name: name.trim() }),
    onSuccess: (made) => {
      queries.invalidateQueries({ queryKey: ['folders'] })
      onMade(made.path)
    },
  })
  const rename = (typed: string) => {
    reset()
    setName(typed)
  }
  const make = (event: FormEvent) => {
    event.preventDefault()
    // As in the path above: the form behind the dialog must not hear of it.
    event.stopPropagation()
    mutate()
  }
  return (
    <form onSubmit={make} className="new-folder">
      <TextField
        label="Name of the new folder"
        layout="hidden"
        placeholder="Name of the new folder"
        value={name}
        onChange={rename}
        autoFocus
        autoComplete="off"
        error={error ? messageOf(error) : undefined}
      />
      <Button type="submit" look="box" isDisabled={name.trim() === ''}>
        Make folder
      </Button>
    </form>
  )
}

/** A way to a folder that is not there yet. */
export function NewFolder({ path, onMade }: Props) {
  const [isNaming, setNaming] = useState(false)
  const made = (folder: string) => {
    setNaming(false)
    onMade(folder)
  }
  if (isNaming) return <NameIt path={path} onMade={made} />
  return (
    <div>
      <Button size="small" onPress={() => setNaming(true)}>
        <FolderPlus size={14} aria-hidden />
        New folder
      </Button>
    </div>
  )
}
