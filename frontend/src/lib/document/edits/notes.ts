import { ulid } from '@/lib/ulid'
import type { Placement } from '../model'
import { isMap, NOTE, putWords, sharedMap } from '../shapes'
import type { EditCore } from './core'

/** What is done to sticky notes. */
export function noteEdits({ maps: { notes }, step, stream }: EditCore) {
  return {
    addNote(place: Placement, author: string, text = ''): string {
      const id = ulid()
      const fields = { id, ...place, text, author, created_at: new Date().toISOString() }
      step('Add a note', () => notes.set(id, sharedMap(fields, NOTE)))
      return id
    },

    setNoteText(id: string, words: string) {
      stream('Type in a note', `note:${id}`, () => {
        const note = notes.get(id)
        if (isMap(note)) putWords(note, 'text', words)
      })
    },
  }
}
