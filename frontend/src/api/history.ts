import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { components } from './storyboard.gen'

export type Snapshot = components['schemas']['Snapshot']
export type BoardThen = components['schemas']['BoardThen']
export type ChangeCounts = components['schemas']['ChangeCounts']
export type Branch = components['schemas']['Branch']
export type MergeResult = components['schemas']['MergeResult']
export type MergeConflict = components['schemas']['MergeConflict']
export type Side = 'mine' | 'theirs'

const project = (id: string) => ({ params: { path: { project_id: id } } })

const snapshot = (id: string, snapshotId: string) => ({
  params: { path: { project_id: id, snapshot_id: snapshotId } },
})

const branch = (id: string, branchId: string) => ({
  params: { path: { project_id: id, branch_id: branchId } },
})

/** Everything of a project's history; what changes the history asks for it anew. */
export const historyKey = (id: string) => ['history', id] as const

export const snapshotsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...historyKey(id), 'snapshots'],
    queryFn: async () =>
      (await answer(api.storyboard.GET('/api/projects/{project_id}/snapshots', project(id))))
        .snapshots,
  })

/** What the board would be after going back; never kept, for the board moves on. */
export const boardThenQuery = (api: Api, id: string, snapshotId: string) =>
  queryOptions({
    queryKey: [...historyKey(id), 'board', snapshotId],
    queryFn: () =>
      answer(
        api.storyboard.GET(
          '/api/projects/{project_id}/snapshots/{snapshot_id}/board',
          snapshot(id, snapshotId),
        ),
      ),
    staleTime: 0,
    gcTime: 0,
  })

export const takeSnapshot = (
  api: Api,
  id: string,
  body: { name: string | null; by: string | null; reason: 'named' | 'before_restore' },
): Promise<Snapshot> =>
  answer(api.storyboard.POST('/api/projects/{project_id}/snapshots', { ...project(id), body }))

export const deleteSnapshot = async (api: Api, id: string, snapshotId: string): Promise<void> => {
  await api.storyboard.DELETE(
    '/api/projects/{project_id}/snapshots/{snapshot_id}',
    snapshot(id, snapshotId),
  )
}

/** `current` is the branch that the board shows; with another one the answer is another. */
export const branchesQuery = (api: Api, id: string, current: string) =>
  queryOptions({
    queryKey: [...historyKey(id), 'branches', current],
    queryFn: () => answer(api.storyboard.GET('/api/projects/{project_id}/branches', project(id))),
  })

export const createBranch = (
  api: Api,
  id: string,
  body: { name: string; by: string | null },
): Promise<Branch> =>
  answer(api.storyboard.POST('/api/projects/{project_id}/branches', { ...project(id), body }))

export const switchBranch = (api: Api, id: string, branchId: string, by: string | null) =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/branches/{branch_id}/switch', {
      ...branch(id, branchId),
      body: { by },
    }),
  )

export const mergeBranch = (
  api: Api,
  id: string,
  branchId: string,
  body: { by: string | null; resolve: Record<string, Side> },
): Promise<MergeResult> =>
  answer(
    api.storyboard.POST('/api/projects/{project_id}/branches/{branch_id}/merge', {
      ...branch(id, branchId),
      body,
    }),
  )

export const deleteBranch = async (api: Api, id: string, branchId: string): Promise<void> => {
  await api.storyboard.DELETE(
    '/api/projects/{project_id}/branches/{branch_id}',
    branch(id, branchId),
  )
}
