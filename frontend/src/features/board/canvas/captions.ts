import type { CatalogueField } from '@/api/types'
import { knownWords } from '@/lib/camera/values'
import type { Shot, Take } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import type { PanelState } from '@/lib/jobs/panel-state'

/** "50 mm  MS": the lens and the size, as a slate says them. */
export function lensLine(shot: Shot, catalogue: readonly CatalogueField[]): string {
  return ['lens', 'size']
    .flatMap((id) => {
      const choice = shot.camera[id]
      const field = catalogue.find((each) => each.id === id)
      return (field && choice !== undefined && knownWords(field, choice, 'short')) || []
    })
    .join('  ')
}

export function versionLabel(version: number): string {
  return `v${String(version).padStart(3, '0')}`
}

/** A status in words, for those who do not see its shape. */
export function statusWords(state: PanelState, takes: readonly Take[]): string {
  switch (state.kind) {
    case 'empty':
      return 'no take yet'
    case 'queued':
      return 'queued'
    case 'rendering':
      return `rendering, ${Math.round(state.fraction * 100)} percent`
    case 'rendered': {
      const place = takes.findIndex(({ id }) => id === state.take.id) + 1
      return `rendered, take ${place} of ${takes.length}`
    }
    case 'failed':
      return `failed: ${state.cause}`
    default:
      return state satisfies never
  }
}

/** "Scene 4, shot 4B, The wall, 3 stars, rendered, take 2 of 3". */
export function panelLabel(sceneNumber: number, shot: Shot, status: string): string {
  const stars = shot.rating > 0 && counted(shot.rating, 'star')
  return [`Scene ${sceneNumber}`, `shot ${shot.code}`, shot.name, stars, status]
    .filter(Boolean)
    .join(', ')
}
