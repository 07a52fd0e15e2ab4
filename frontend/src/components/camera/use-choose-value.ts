import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { repairsQuery, validationQuery } from '@/api/rules'
import type { CatalogueField } from '@/api/types'
import { type Camera, type CameraChanges, changed, repairChanges } from '@/lib/camera/values'
import { useShowToast } from '../toast'
import { useUndoDeed } from '../undo-deed'
import type { Choice } from './choices'

type Write = (changes: CameraChanges) => void

/**
 * Writes a choice. One that cannot stand with the rest takes the nearest repair along, as one step
 * of undo; where there is none, nothing changes and a message says why.
 */
export function useChooseValue(camera: Camera, write: Write) {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  /** The rules are asked before anything is drawn: their answer comes while it is. */
  const writeAndAsk = (changes: CameraChanges) => {
    const query = validationQuery(api, changed(camera, changes))
    if (query.enabled) void queries.prefetchQuery(query)
    write(changes)
  }
  const repaired = async (field: CatalogueField, choice: Choice, value: string) => {
    const wanted = { ...camera, [field.id]: value }
    const { proposals } = await queries.fetchQuery(repairsQuery(api, wanted, [field.id]))
    const [nearest] = proposals
    if (!nearest) {
      show({ text: `${choice.label} was not set: ${choice.line ?? 'it clashes with the rest.'}` })
      return
    }
    writeAndAsk({ [field.id]: value, ...repairChanges(nearest.changes) })
    const words = nearest.changes.map((change) => change.words).join(' ')
    show({ text: `${choice.label} set. ${words}`, action: undoDeed() })
  }
  return (field: CatalogueField, choice: Choice) => {
    const { value, verdict } = choice
    if (value === null || verdict !== 'breaks') {
      writeAndAsk({ [field.id]: value })
      return
    }
    repaired(field, choice, value).catch((error: unknown) => show({ text: messageOf(error) }))
  }
}
