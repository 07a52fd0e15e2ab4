import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import { galleryKey } from './gallery'
import type { components } from './gallery.gen'

type Gallery = components['schemas']

/** One change to files, whole or not at all, which can be undone. */
export type Operation = Gallery['OperationView']
export type PastOperation = Gallery['History']['operations'][number]
export type TrashItem = Gallery['TrashItem']
export type RenameRule = Gallery['RenameRule']
export type RenameLine = Gallery['RenameLine']
export type RenameLines = Gallery['RenameView']
export type NameConflict = NonNullable<Gallery['MoveRequest']['conflict']>

/** Which files a change is about. */
export type OfFiles = { paths: string[] } | { selection: string }

/** What is left out stays as it is. */
export type Saying = {
  rating?: number
  add_tags?: number[]
  remove_tags?: number[]
  note?: string
}

/** Into a folder of the project, which is made; "" is the project's own. */
export const moveFiles = (
  api: Api,
  project: string,
  { files, folder, conflict }: { files: OfFiles; folder: string; conflict: NameConflict },
) =>
  answer(
    api.gallery.POST('/api/gallery/operations/move', {
      body: { project, ...files, folder, conflict },
    }),
  )

export const copyFiles = (
  api: Api,
  project: string,
  { files, folder }: { files: OfFiles; folder: string },
) =>
  answer(api.gallery.POST('/api/gallery/operations/copy', { body: { project, ...files, folder } }))

export const renameFile = (api: Api, project: string, file: { path: string; name: string }) =>
  answer(api.gallery.POST('/api/gallery/operations/rename', { body: { project, ...file } }))

type Renaming = { paths: string[]; rule: RenameRule }

/** Every new name with what stands against it; nothing is changed. */
export const previewNames = (
  api: Api,
  project: string,
  renaming: Renaming,
  signal?: AbortSignal,
): Promise<RenameLines> =>
  answer(
    api.gallery.POST('/api/gallery/operations/rename-many', {
      body: { project, ...renaming, dry_run: true },
      ...(signal && { signal }),
    }),
  )

/** All of them or none. */
export const renameFiles = (api: Api, project: string, renaming: Renaming): Promise<RenameLines> =>
  answer(
    api.gallery.POST('/api/gallery/operations/rename-many', {
      body: { project, ...renaming, dry_run: false },
    }),
  )

export const trashFiles = (api: Api, project: string, files: OfFiles) =>
  answer(api.gallery.POST('/api/gallery/operations/trash', { body: { project, ...files } }))

/** The same of all of them. */
export const annotateFiles = (api: Api, project: string, files: OfFiles, saying: Saying) =>
  answer(
    api.gallery.POST('/api/gallery/operations/annotate', {
      body: { project, ...files, ...saying },
    }),
  )

export const trashQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'trash'],
    queryFn: () =>
      answer(api.gallery.GET('/api/gallery/trash/items', { params: { query: { project } } })),
  })

export const restoreFiles = (api: Api, project: string, stored: string[]) =>
  answer(api.gallery.POST('/api/gallery/operations/restore', { body: { project, stored } }))

/** For good: these, or all that lies there. */
export const emptyTrash = (api: Api, project: string, stored: string[] | null) =>
  answer(
    api.gallery.POST('/api/gallery/trash/empty', {
      body: { project, ...(stored && { stored }) },
    }),
  )

/** What was done, the newest first, whichever session of the page it was in. */
export const operationsQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'operations'],
    queryFn: () =>
      answer(
        api.gallery.GET('/api/gallery/operations', { params: { query: { project, limit: 100 } } }),
      ),
  })

/** Without an operation the newest is undone, or the one undone last done again. */
export const turnBack = (
  api: Api,
  project: string,
  direction: 'undo' | 'redo',
  operation: string | null = null,
) =>
  answer(
    api.gallery.POST(`/api/gallery/operations/${direction}`, {
      params: { query: { project, ...(operation !== null && { operation }) } },
    }),
  )

type NewTag = { name: string; color: string }

/** A new tag, or with an id another name and colour of one. */
export const writeTag = async (api: Api, project: string, tag: NewTag & { id?: number }) => {
  const { id, ...said } = tag
  const body = { project_path: project, ...said, ...(id !== undefined && { tag_id: id }) }
  return (await answer(api.gallery.POST('/api/gallery/tags', { body }))).tag
}

/** Files lose it, until that is undone. */
export const deleteTag = (api: Api, project: string, id: number) =>
  answer(
    api.gallery.DELETE('/api/gallery/tags', {
      params: { query: { project_path: project, tag_id: id } },
    }),
  )

/** Typed by its content; a taken name gets a number. */
export const uploadFile = (
  api: Api,
  project: string,
  { file, folder }: { file: File; folder: string },
) =>
  answer(
    api.gallery.POST('/api/gallery/upload', {
      body: { file: file.name, project, folder },
      bodySerializer: () => {
        const form = new FormData()
        form.append('file', file)
        form.append('project', project)
        form.append('folder', folder)
        return form
      },
    }),
  )

/** An empty folder, with those above it. */
export const makeFolder = (api: Api, project: string, folder: string) =>
  answer(api.gallery.POST('/api/gallery/folders', { body: { project, folder } }))

/** Everything in it goes along; without an operation nothing lay in it. */
export const renameFolder = (
  api: Api,
  project: string,
  { folder, name }: { folder: string; name: string },
) =>
  answer(
    api.gallery.POST('/api/gallery/operations/rename-folder', { body: { project, folder, name } }),
  )

export const trashFolder = (api: Api, project: string, folder: string) =>
  answer(api.gallery.POST('/api/gallery/operations/trash-folder', { body: { project, folder } }))

/** The names of a folder's own files. */
export async function namesIn(api: Api, project: string, folder: string): Promise<string[]> {
  const names: string[] = []
  let cursor: string | null = null
  do {
    const query = { project, folder, limit: 1000, ...(cursor !== null && { cursor }) }
    const request = api.gallery.GET('/api/gallery/files', { params: { query } })
    const page: Gallery['FilePage'] = await answer(request)
    names.push(...page.files.map(({ name }) => name))
    cursor = page.next_cursor
  } while (cursor !== null)
  return names
}

export type DuplicateGroup = Gallery['DuplicateGroup']
export type Duplicates = Gallery['Duplicates']
export type DuplicateKind = 'exact' | 'near'
export type KeepRule = 'newest' | 'oldest' | 'best_rated' | 'largest'
export type DuplicateQuestion = { kind: DuplicateKind; keep: KeepRule; folder: string }

/** Ms until it is asked again while files are still being read. */
const WHILE_READING = 1_500

/** Files of one content, or that look the same, in pages; `keep` is a proposal. */
export const duplicatesQuery = (
  api: Api,
  project: string,
  { kind, keep, folder }: DuplicateQuestion,
) =>
  infiniteQueryOptions({
    queryKey: [...galleryKey(project), 'duplicates', kind, keep, folder],
    queryFn: ({ pageParam, signal }) => {
      const asked = { project, kind, keep, folder, limit: 100 }
      const query = { ...asked, ...(pageParam !== null && { cursor: pageParam }) }
      return answer(api.gallery.GET('/api/gallery/duplicates', { params: { query }, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: Duplicates) => page.next_cursor,
    refetchInterval: ({ state }) =>
      (state.data?.pages[0]?.remaining ?? 0) > 0 ? WHILE_READING : false,
  })
