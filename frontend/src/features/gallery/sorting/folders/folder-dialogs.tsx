import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { galleryKey } from '@/api/gallery'
import { makeFolder, renameFolder } from '@/api/gallery-changes'
import { messageOf } from '@/api/problem'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { TextField } from '@/components/text-field'
import { useProject } from '@/lib/project/project-context'
import { useGalleryAddress } from '../../use-gallery-address'
import { closeQuestion } from '../sorting-ui'
import { useAttempt } from '../use-attempt'
import { folderWords } from './folder-rows'

type Props = { title: string; verb: string; name: string; onName: (name: string) => Promise<void> }

/** Asks for a folder's name; what is wrong with it is said beside it. */
function NameDialog({ title, verb, name: start, onName }: Props) {
  const [name, setName] = useState(start)
  const [error, setError] = useState<string>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await onName(name.trim())
      closeQuestion()
    } catch (reason) {
      setError(messageOf(reason))
    }
  }
  return (
    <Dialog title={title} isOpen onClose={closeQuestion}>
      <form className="folder-name" onSubmit={(event) => void send(event)}>
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          error={error}
          autoFocus
          maxLength={200}
        />
        <Button type="submit" look="solid" isDisabled={name.trim() === ''}>
          {verb}
        </Button>
      </form>
    </Dialog>
  )
}

export function NewFolderDialog({ parent }: { parent: string }) {
  const api = useApi()
  const queries = useQueryClient()
  const project = useProject().project.path
  const make = async (name: string) => {
    await makeFolder(api, project, parent ? `${parent}/${name}` : name)
    await queries.invalidateQueries({ queryKey: [...galleryKey(project), 'tree'] })
  }
  return (
    <NameDialog
      title={`New folder in ${folderWords(parent)}`}
      verb="Make it"
      name=""
      onName={make}
    />
  )
}

export function RenameFolderDialog({ folder }: { folder: string }) {
  const api = useApi()
  const queries = useQueryClient()
  const project = useProject().project.path
  const attempt = useAttempt()
  const { place, change } = useGalleryAddress()
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/') + 1))
  const rename = async (name: string) => {
    const { operation } = await renameFolder(api, project, { folder, name })
    if (operation) await attempt.change(() => Promise.resolve(operation))
    await queries.invalidateQueries({ queryKey: [...galleryKey(project), 'tree'] })
    const shown = place.query.folder
    if (shown === folder || shown?.startsWith(`${folder}/`)) {
      change({ folder: `${parent}${name}${shown.slice(folder.length)}` })
    }
  }
  return (
    <NameDialog
      title={`Rename ${folder}`}
      verb="Rename it"
      name={folder.slice(parent.length)}
      onName={rename}
    />
  )
}
