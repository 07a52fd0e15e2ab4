import { useState } from 'react'
import type { Branch, MergeResult, Side } from '@/api/history'
import { useShowToast } from '@/components/toast'
import { useMergeBranch } from './use-history-verbs'
import { changeWords } from './words'

export type Sides = Readonly<Record<string, Side>>

/** A merge that waits for a person to decide what both sides changed. */
export type Waiting = { branch: Branch; result: MergeResult }

/** Merges into the current branch; what cannot be merged by itself waits for a decision. */
export function useMerging(current: string, onMerged: () => void) {
  const { mutateAsync: merge, isPending } = useMergeBranch()
  const show = useShowToast()
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const run = async (branch: Branch, sides: Sides = {}) => {
    const result = await merge({ id: branch.id, resolve: { ...sides } })
    setWaiting(result.merged ? null : { branch, result })
    const words = changeWords(result.changes).toLowerCase()
    if (!result.merged) return
    show({ text: `${branch.name} is merged into ${current}: ${words}` })
    onMerged()
  }
  return {
    waiting,
    isPending,
    /** A failure is told where it happened. */
    start: (branch: Branch, sides?: Sides) => void run(branch, sides).catch(() => undefined),
    stop: () => setWaiting(null),
  }
}
