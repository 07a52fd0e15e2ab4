import { useCallback, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { changeWorkflow } from '@/api/workflows'
import { useShowToast } from '@/components/toast'
import type { Entry } from '../library'
import { useLibraryChanged } from '../use-workflow-verbs'
import { noteSaved, useEditor } from './editor-store'

/** Writes the draft into the library. */
export function useSaveInputs(entry: Entry) {
  const api = useApi()
  const changed = useLibraryChanged()
  const show = useShowToast()
  const [isSaving, setSaving] = useState(false)
  const save = useCallback(async (): Promise<void> => {
    const { inputs } = useEditor.getState().draft
    setSaving(true)
    try {
      await changeWorkflow(api, entry.id, { inputs: [...inputs] })
      noteSaved()
      await changed()
      show({ text: `Inputs of ${entry.template.title} saved` })
    } catch (error) {
      show({ text: messageOf(error) })
    } finally {
      setSaving(false)
    }
  }, [api, entry, changed, show])
  return { save, isSaving }
}
