import { useCallback, useState } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { deleteWorkflow, keepWorkflow } from '@/api/workflows'
import { useShowToast } from '@/components/toast'
import { useLibraryAddress } from '../use-library-address'
import { useLibraryChanged } from '../use-workflow-verbs'

/** Keeps one file in the library under the title that was given to it. */
export function useKeepWorkflow(onKept: () => void) {
  const api = useApi()
  const changed = useLibraryChanged()
  const show = useShowToast()
  const { change } = useLibraryAddress()
  const [isKeeping, setKeeping] = useState(false)
  const keep = useCallback(
    async (wanted: { file: File; title: string }): Promise<void> => {
      setKeeping(true)
      try {
        const { id, title } = await keepWorkflow(api, wanted)
        await changed()
        const undo = async () => {
          await deleteWorkflow(api, id)
          await changed()
        }
        show({ text: `${title} kept`, action: { label: 'Undo', run: () => void undo() } })
        change({ workflow: id, open: null })
        onKept()
      } catch (error) {
        show({ text: messageOf(error) })
      } finally {
        setKeeping(false)
      }
    },
    [api, changed, show, change, onKept],
  )
  return { keep, isKeeping }
}
