import { useCallback } from 'react'
import type { TakenBack } from '@/lib/document/edits'
import { useProject } from '@/lib/project/project-context'
import { type ToastContent, useShowToast } from './toast'

type Refused = Exclude<TakenBack, 'done'>

const reasons: Readonly<Record<Refused, (words: string) => string>> = {
  before: (words) => `“${words}” was taken back already.`,
  changed: (words) =>
    `“${words}” can no longer be taken back by itself: what it changed was changed again.`,
}

/**
 * The way back from the deed that was done just now, for the toast that tells of it: it takes back
 * that deed whatever was done since, or says why it cannot. `then` runs where it could.
 */
export function useUndoDeed() {
  const { edits } = useProject()
  const show = useShowToast()
  return useCallback(
    (then?: () => void): NonNullable<ToastContent['action']> => {
      const deed = edits.latestDeed()
      const run = () => {
        const result = edits.takeBack(deed)
        if (result === 'done') then?.()
        else show({ text: reasons[result](deed?.words ?? 'Nothing') })
      }
      return { label: 'Undo', run }
    },
    [edits, show],
  )
}
