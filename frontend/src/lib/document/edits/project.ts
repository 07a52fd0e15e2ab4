import type { ProjectFacts } from '../model'
import type { EditCore } from './core'

/** What is said of the project as a whole. */
export function projectEdits({ maps, step }: EditCore) {
  return {
    /** The sound that the film is cut to; null takes it away, its file stays. */
    setMusic(music: ProjectFacts['music']) {
      step(music ? 'Choose the music' : 'Take the music away', () => {
        if (music) maps.project.set('music', { ...music })
        else maps.project.delete('music')
      })
    },
  }
}
