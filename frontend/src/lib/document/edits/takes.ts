import type { EditCore } from './core'

/** Which take of a shot counts. */
export function takeEdits({ step, quietly, shotOf }: EditCore) {
  return {
    chooseTake(id: string, take: string) {
      step('Choose a take', () => shotOf(id)?.set('chosen_take', take))
    },

    /** The seed a render was made with; not a step of its own to take back. */
    noteSeed(id: string, seed: number) {
      quietly(() => shotOf(id)?.set('seed', seed))
    },
  }
}
