import { type BoardContent, writeContent } from '../write-content'
import type { EditCore } from './core'

/** What is done to the board as a whole. */
export function wholeEdits({ maps, step }: EditCore) {
  return {
    /** Makes the board what it was; one step, so that undo brings back the board of now. */
    goBack(words: string, content: BoardContent) {
      step(words, () => writeContent(maps, content))
    },
  }
}
