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

type Way = {
  /** Runs where it was taken back. */
  onBack?: () => void
  /** Tried where it was built upon since, such as bringing back out of the trash; true where it could. */
  instead?: () => boolean
}

/**
 * The way back from the deed that was done just now, for the toast that tells of it: it takes back
 * that deed whatever was done since, or says why it cannot.
 */
export function useUndoDeed() {
  const { edits } = useProject()
  const show = useShowToast()
  return useCallback(
    ({ onBack, instead }: Way = {}): NonNullable<ToastContent['action']> => {
      const deed = edits.latestDeed()
      const run = () => {
        const result = edits.takeBack(deed)
        if (result === 'done' || (result === 'changed' && instead?.())) onBack?.()
        else show({ text: reasons[result](deed?.words ?? 'Nothing') })
      }
      return { label: 'Undo', run }
    },
    [edits, show],
  )
}
