import type * as Y from 'yjs'
import type { Motion } from '@/lib/motion'
import type { FormValues, ValueChanges } from '@/lib/workflow/values'
import type { SeedPolicy } from '../model'
import type { EditCore } from './core'

export function putSeedPolicy(shot: Y.Map<unknown>, policy: SeedPolicy): void {
  shot.set('seed_locked', policy === 'fixed')
  shot.set('seed_policy', policy)
}

function putChoices(
  camera: Y.Map<unknown>,
  changes: Readonly<Record<string, string | null>>,
): void {
  for (const [field, choice] of Object.entries(changes)) {
    if (choice === null) camera.delete(field)
    else camera.set(field, choice)
  }
}

function putValues(values: Y.Map<unknown>, changes: ValueChanges): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) values.delete(name)
    else if (JSON.stringify(values.get(name)) !== JSON.stringify(value)) values.set(name, value)
  }
}

/** Lets go of every value that is not wanted, then writes those that are. */
export function replaceValues(values: Y.Map<unknown>, wanted: FormValues): void {
  for (const name of [...values.keys()]) if (!(name in wanted)) values.delete(name)
  putValues(values, wanted)
}

/** What a shot is rendered with: camera, workflow, values, seed. */
export function workflowEdits({ step, stream, shotOf, within }: EditCore) {
  return {
    /** A drawn move, and what it sets of the camera; null takes either away. One step of undo. */
    setMotion(id: string, motion: Motion | null, camera: Readonly<Record<string, string | null>>) {
      step(motion ? 'Draw a move' : 'Take the move away', () => {
        const shot = shotOf(id)
        if (!shot) return
        shot.set('motion', motion && { means: motion.means, keyframes: [...motion.keyframes] })
        putChoices(within(id, 'camera'), camera)
      })
    },

    /** Writes the same choices into several shots; null takes a field away again. */
    changeCamera(ids: readonly string[], changes: Readonly<Record<string, string | null>>) {
      step('Change the camera', () => {
        for (const id of ids) {
          if (!shotOf(id)) continue
          putChoices(within(id, 'camera'), changes)
        }
      })
    },

    setSeedPolicy(id: string, policy: SeedPolicy) {
      step('Change the seed', () => {
        const shot = shotOf(id)
        if (shot) putSeedPolicy(shot, policy)
      })
    },

    /** Writes the same values into several shots; null gives an input its default again. */
    changeValues(ids: readonly string[], changes: ValueChanges, manner: 'step' | 'stream') {
      const words = 'Change the workflow’s values'
      const write = () => {
        for (const id of ids) if (shotOf(id)) putValues(within(id, 'values'), changes)
      }
      if (manner === 'step') step(words, write)
      else stream(words, `values:${ids.join()}:${Object.keys(changes).join()}`, write)
    },

    /**
     * Gives shots a workflow with all of its values, each shot its own; one step of undo.
     * With a seed they render with that one.
     */
    giveWorkflow(
      templateId: string,
      values: Readonly<Record<string, FormValues>>,
      seed: number | null = null,
    ) {
      step('Change the workflow', () => {
        for (const [id, wanted] of Object.entries(values)) {
          const shot = shotOf(id)
          if (!shot) continue
          shot.set('template_id', templateId)
          if (seed !== null) {
            shot.set('seed', seed)
            putSeedPolicy(shot, 'fixed')
          }
          replaceValues(within(id, 'values'), wanted)
        }
      })
    },
  }
}
