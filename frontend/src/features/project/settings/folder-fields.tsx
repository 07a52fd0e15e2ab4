import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { renameProjectFolder } from '@/api/projects'
import type { ProjectSettings } from '@/api/types'
import { Button } from '@/components/button'
import { folderName } from '@/components/folders/crumbs'
import { TextField } from '@/components/text-field'
import type { Draft } from './draft'

type Props = {
  settings: ProjectSettings
  draft: Draft
  onChange: (changes: Partial<Draft>) => void
}

/** Gives the folder the project's name; the page begins anew with the folder's new place. */
function RenameFolder({ settings }: { settings: ProjectSettings }) {
  const api = useApi()
  const [name, setName] = useState(settings.name)
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => renameProjectFolder(api, settings.id, name),
    onSuccess: () => window.location.reload(),
  })
  return (
    <div className="settings-row">
      <TextField
        label="Name of the folder"
        layout="stacked"
        value={name}
        onChange={setName}
        autoComplete="off"
        error={error ? messageOf(error) : undefined}
      />
      <Button
        look="box"
        isDisabled={isPending || name.trim() === '' || name === folderName(settings.path)}
        onPress={() => mutate()}
      >
        Rename the folder
      </Button>
    </div>
  )
}

/** Where the project lies, and where in it new files go. */
export function FolderFields({ settings, draft, onChange }: Props) {
  const [isRenaming, setRenaming] = useState(false)
  return (
    <section aria-label="Folders" className="settings-group">
      <div className="settings-place">
        <span className="mono cut" title={settings.path}>
          {settings.path}
        </span>
        {!isRenaming && (
          <Button size="small" onPress={() => setRenaming(true)}>
            Also rename the folder
          </Button>
        )}
      </div>
      {isRenaming && <RenameFolder settings={settings} />}
      <div className="settings-row">
        <TextField
          label="Folder of takes"
          layout="stacked"
          placeholder="The project's folder"
          value={draft.takes}
          onChange={(takes) => onChange({ takes })}
          autoComplete="off"
        />
        <TextField
          label="Folder of reference pictures"
          layout="stacked"
          placeholder="inputs"
          value={draft.inputs}
          onChange={(inputs) => onChange({ inputs })}
          autoComplete="off"
        />
      </div>
      <p className="t-12 text-3">New names and folders are for new files; what is there stays.</p>
    </section>
  )
}
