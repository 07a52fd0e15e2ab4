import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import {
  boardThenQuery,
  createBranch,
  deleteBranch,
  deleteSnapshot,
  historyKey,
  mergeBranch,
  type Side,
  type Snapshot,
  switchBranch,
  takeSnapshot,
} from '@/api/history'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import { useMe } from '@/lib/presence/me'
import { closeHistory } from '@/lib/project/history-ui'
import { useProject } from '@/lib/project/project-context'
import { snapshotTitle } from './words'

/** A deed that says why it failed, and after which the history is read anew. */
function useVerb<Given, Result>(run: (given: Given) => Promise<Result>) {
  const queries = useQueryClient()
  const show = useShowToast()
  const { project } = useProject()
  return useMutation({
    mutationFn: run,
    onError: (error) => show({ text: messageOf(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: historyKey(project.id) }),
  })
}

const useBy = () => useMe(({ name }) => name || null)

export function useKeepBoard() {
  const [api, { project }, by] = [useApi(), useProject(), useBy()]
  return useVerb((name: string) => takeSnapshot(api, project.id, { name, by, reason: 'named' }))
}

export function useDeleteSnapshot() {
  const [api, { project }] = [useApi(), useProject()]
  return useVerb((id: string) => deleteSnapshot(api, project.id, id))
}

/** Keeps the board of now, then makes it what it was: one step that undo takes back. */
export function useGoBack() {
  const [api, { project, edits }, by] = [useApi(), useProject(), useBy()]
  const queries = useQueryClient()
  const show = useShowToast()
  const undoDeed = useUndoDeed()
  return useVerb(async (snapshot: Snapshot) => {
    await takeSnapshot(api, project.id, { name: null, by, reason: 'before_restore' })
    const then = await queries.fetchQuery(boardThenQuery(api, project.id, snapshot.id))
    edits.goBack(`Go back to “${snapshotTitle(snapshot)}”`, then.content)
    closeHistory()
    const text = `The board is as it was: ${snapshotTitle(snapshot)}`
    show({ text, action: undoDeed() })
  })
}

export function useBeginBranch() {
  const [api, { project }, by] = [useApi(), useProject(), useBy()]
  const switching = useSwitchBranch()
  return useVerb(async (name: string) => {
    const made = await createBranch(api, project.id, { name, by })
    await switching.mutateAsync({ id: made.id, name })
  })
}

type Named = { id: string; name: string }

export function useSwitchBranch() {
  const [api, { project }, by] = [useApi(), useProject(), useBy()]
  const show = useShowToast()
  return useVerb(async ({ id, name }: Named) => {
    const found = await switchBranch(api, project.id, id, by)
    show({ text: `Everybody at this project sees ${name} now` })
    return found
  })
}

export function useMergeBranch() {
  const [api, { project }, by] = [useApi(), useProject(), useBy()]
  return useVerb(({ id, resolve }: { id: string; resolve: Record<string, Side> }) =>
    mergeBranch(api, project.id, id, { by, resolve }),
  )
}

export function useDeleteBranch() {
  const [api, { project }] = [useApi(), useProject()]
  return useVerb((id: string) => deleteBranch(api, project.id, id))
}
