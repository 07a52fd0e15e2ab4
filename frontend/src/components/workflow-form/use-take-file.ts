import { useState } from 'react'
import { messageOf } from '@/api/problem'
import { droppedFile } from '@/lib/workflow/dragged-file'
import { fitsSlot, slotWords } from '@/lib/workflow/media'
import type { FileShelf } from './form-context'
import type { MediaInput } from './inputs'

type State = { kind: 'ready' } | { kind: 'keeping' } | { kind: 'refused'; message: string }

/** Puts what was dropped, pasted or chosen into a slot, once the project keeps it. */
export function useTakeFile(
  input: MediaInput,
  files: FileShelf | null,
  onPath: (path: string) => void,
) {
  const [state, setState] = useState<State>({ kind: 'ready' })
  const refuse = (message: string) => setState({ kind: 'refused', message })
  const put = (path: string) => {
    if (!fitsSlot(path, input.type)) return refuse(`${input.label} takes ${slotWords(input.type)}.`)
    setState({ kind: 'ready' })
    onPath(path)
  }
  const keep = async (file: File) => {
    if (!files) return
    setState({ kind: 'keeping' })
    try {
      put(await files.keep(file))
    } catch (error) {
      refuse(messageOf(error))
    }
  }
  const take = async (given: File | DataTransfer) => {
    if (given instanceof File) return keep(given)
    const dropped = droppedFile(given)
    switch (dropped.kind) {
      case 'project':
        return put(dropped.path)
      case 'computer':
        return keep(dropped.file)
      case 'nothing':
        return
      default:
        return dropped satisfies never
    }
  }
  const takeNothing = () => refuse('There is no picture on the clipboard.')
  return { take, takeNothing, state }
}
