import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { testBackend } from '@/api/backends'
import { useApi } from '@/api/context'
import { ApiProblem, messageOf } from '@/api/problem'
import type { Backend } from '@/api/types'
import { nodeUrl } from './address'
import { addressOf, type NodeDraft } from './node-draft'

type Saving = {
  start: NodeDraft
  known?: Backend
  save: (draft: NodeDraft) => Promise<unknown>
  onSaved: () => void
}

/**
 * A node is tried before it is saved. What does not answer can be saved all the same, once the
 * person has seen why: a machine may be off today.
 */
export function useSaveNode({ start, known, save, onSaved }: Saving) {
  const api = useApi()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(start)
  const probe = useMutation({
    mutationFn: (tried: NodeDraft) => testBackend(api, addressOf(tried, known)),
  })
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => {
      probe.reset()
      onSaved()
      return queries.invalidateQueries({ queryKey: ['backends'] })
    },
  })
  const url = nodeUrl(draft.address)
  const hasSeenWhy = probe.data?.ok === false || probe.error !== null
  return {
    draft,
    isReady: url !== '' && !probe.isPending && !saving.isPending,
    hasSeenWhy,
    probe,
    refusal: saving.error ? messageOf(saving.error) : refusedAddress(probe.error),
    change: (change: Partial<NodeDraft>) => {
      setDraft((before) => ({ ...before, ...change }))
      probe.reset()
      saving.reset()
    },
    reset: () => setDraft(start),
    test: () => url !== '' && probe.mutate(draft),
    save: async () => {
      if (url === '' || probe.isPending || saving.isPending) return
      if (hasSeenWhy || probe.data?.ok) return saving.mutate(draft)
      const tried = await probe.mutateAsync(draft).catch(() => null)
      if (tried?.ok) saving.mutate(draft)
    },
  }
}

/** What cannot be an address is told at the field; all else beside the button. */
const refusedAddress = (error: Error | null): string | undefined =>
  error instanceof ApiProblem && error.status === 422 ? error.message : undefined
