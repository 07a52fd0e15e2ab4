import { useMemo } from 'react'
import { useProject } from '@/lib/project/project-context'
import { announce } from './room-ui'

const lowerFirst = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

/** What this person did to the project, taken back and done again, and told to those who cannot see it. */
export function useUndo(): { undo: () => void; redo: () => void } {
  const { edits } = useProject()
  return useMemo(
    () => ({
      undo() {
        const words = edits.undo()
        announce(words ? `Taken back: ${lowerFirst(words)}` : 'There is nothing to take back')
      },
      redo() {
        const words = edits.redo()
        announce(words ? `Done again: ${lowerFirst(words)}` : 'There is nothing to do again')
      },
    }),
    [edits],
  )
}
