import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { Shot } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import { useTargetShots } from '@/lib/project/use-target-shots'
import { type ReferenceSlot, slotsFor } from './references'

export type References = {
  /** The shot whose workflow takes the file; null where none is selected on the board. */
  shot: Shot | null
  slots: readonly ReferenceSlot[]
  /** Puts the file there: one step of undo in the project. */
  put: (slot: ReferenceSlot) => void
}

/** The inputs of the selected shot that take this file. */
export function useReferenceSlots(path: string | null): References {
  const templates = useQuery(templatesQuery(useApi())).data
  const { edits } = useProject()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  const shot = useTargetShots().selected[0] ?? null
  return useMemo(() => {
    const slots = path !== null && shot && templates ? slotsFor(path, shot, templates) : []
    const put = ({ name, label }: ReferenceSlot) => {
      if (!shot || path === null) return
      edits.changeValues([shot.id], { [name]: path }, 'step')
      const text = `${shot.code}: ${label} is ${path.slice(path.lastIndexOf('/') + 1)}`
      show({ text, action: undoDeed() })
    }
    return { shot, slots, put }
  }, [path, shot, templates, edits, show, undoDeed])
}

/** Why a file cannot be a reference now; null where it can. */
export function noReference({ shot, slots }: References): string | null {
  if (!shot) return 'Select a shot on the board first'
  return slots.length === 0 ? `The workflow of ${shot.code} takes no such file` : null
}
