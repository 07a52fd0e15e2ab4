import type * as Y from 'yjs'
import type { FormValues } from '@/lib/workflow/values'
import type { Take } from '../model'
import { readValues } from '../read'
import { isRecord } from '../shapes'
import type { EditCore } from './core'
import { putSeedPolicy, replaceValues } from './workflows'

const textsOf = (value: unknown): [string, string][] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([key, text]): [string, string][] =>
        typeof text === 'string' ? [[key, text]] : [],
      )
    : []

function replaceCamera(camera: Y.Map<unknown>, wanted: unknown): void {
  const choices = new Map(textsOf(wanted))
  for (const field of [...camera.keys()]) if (!choices.has(field)) camera.delete(field)
  for (const [field, choice] of choices) {
    if (camera.get(field) !== choice) camera.set(field, choice)
  }
}

/** What a person had chosen; of a take of which nobody knows that, what was used. */
const valuesOf = ({ intent, values }: Take): FormValues =>
  intent ? readValues(intent.values) : values

/** Which take of a shot counts, and what a take was made with. */
export function takeEdits({ step, quietly, shotOf, within }: EditCore) {
  return {
    chooseTake(id: string, take: string) {
      step('Choose a take', () => shotOf(id)?.set('chosen_take', take))
    },

    /**
     * Has a shot say what a take of it was made from: workflow, values and camera, and with the
     * seed that very picture. Its words stay: they are what the shot is about.
     */
    restoreFrom(id: string, take: Take, { withSeed }: { withSeed: boolean }) {
      const shot = shotOf(id)
      if (!shot) return
      step(`Restore from v${String(take.version).padStart(3, '0')}`, () => {
        shot.set('template_id', String(take.intent?.template_id ?? take.templateId))
        replaceValues(within(id, 'values'), valuesOf(take))
        if (take.intent) replaceCamera(within(id, 'camera'), take.intent.camera)
        if (!withSeed || take.seed === null) return
        shot.set('seed', take.seed)
        putSeedPolicy(shot, 'fixed')
      })
    },

    /** The seed a render was made with; not a step of its own to take back. */
    noteSeed(id: string, seed: number) {
      quietly(() => shotOf(id)?.set('seed', seed))
    },
  }
}
