import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { changeProject } from '@/api/projects'
import type { ProjectSettings } from '@/api/types'
import { TextField } from '@/components/text-field'
import { useShowToast } from '@/components/toast'
import { DefaultFields } from './default-fields'
import { changesOf, type Draft, draftOf, isUnchanged, sayRate, sayStale } from './draft'
import { FolderFields } from './folder-fields'
import { NamingFields } from './naming-fields'
import { PictureFields } from './picture-fields'

type Props = {
  settings: ProjectSettings
  /** How many shots have a take. */
  rendered: number
  onClose: () => void
}

/** What the buttons at the sheet's foot belong to. */
export const SETTINGS_FORM = 'project-settings'

/** Everything that a project is set to; one change for all of it, seen on every open board. */
export function SettingsForm({ settings, rendered, onClose }: Props) {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const [draft, setDraft] = useState(() => draftOf(settings))
  const changes = changesOf(settings, draft)
  const { mutate, error, isPending, reset } = useMutation({
    mutationFn: () => changeProject(api, settings.id, changes),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['projects'] })
      showToast({ text: 'The project is set.' })
      onClose()
    },
  })
  const change = (news: Partial<Draft>) => {
    reset()
    setDraft((known) => ({ ...known, ...news }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isUnchanged(changes)) onClose()
    else if (!isPending) mutate()
  }
  const notes = [sayStale(settings, draft, rendered), sayRate(settings, draft)]
  return (
    <form id={SETTINGS_FORM} onSubmit={submit} className="settings-form">
      <section aria-label="Project" className="settings-group">
        <TextField
          label="Name"
          layout="stacked"
          value={draft.name}
          onChange={(name) => change({ name })}
          autoComplete="off"
          autoFocus
        />
        <TextField
          label="Description"
          layout="stacked"
          rows={3}
          value={draft.description}
          onChange={(description) => change({ description })}
        />
      </section>
      <PictureFields draft={draft} notes={notes} onChange={change} />
      <NamingFields projectId={settings.id} draft={draft} onChange={change} />
      <FolderFields settings={settings} draft={draft} onChange={change} />
      <DefaultFields draft={draft} onChange={change} />
      {error && (
        <p role="alert" className="fault">
          {messageOf(error)}
        </p>
      )}
    </form>
  )
}
