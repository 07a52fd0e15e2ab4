import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { components as GalleryTypes } from './gallery.gen'
import { type FileOrder, fileKinds, readOrder } from './gallery-order'

type Gallery = GalleryTypes['schemas']

export type GalleryFile = Gallery['File']
export type FileInfo = Gallery['FileInfo']
export type GalleryFolder = Gallery['Folder']
export type Facets = Gallery['Facets']
export type Suggestions = Gallery['Suggestions']
export type IndexStatus = Gallery['IndexStatus']
export type GalleryTag = Gallery['Tag']
export type SavedView = Gallery['SavedView']
export type SortKey = 'date' | 'story' | 'name' | 'size' | 'rating' | 'kind' | 'width'
export type GroupKey = 'scene' | 'shot' | 'folder'

/** What is asked for; `folder` null is the whole project, `deep` includes the folders within. */
export type FileQuery = { q: string; folder: string | null; deep: boolean }
/** `second`: what files that are equal stand by; `group`: below headings of what, else of nothing. */
export type Sorting = {
  sort: SortKey
  descending: boolean
  second?: SortKey | null
  group?: GroupKey | null
}

/** Most ids that one question may name. */
export const IDS_AT_ONCE = 500

const filters = (project: string, { q, folder, deep }: FileQuery) => ({
  project,
  q,
  deep,
  ...(folder !== null && { folder }),
})

/** Everything read of a project's gallery lies under this key, then what it is about. */
export const galleryKey = (project: string) => ['gallery', project] as const

/** Every folder with how many files stand in it, and in it and below. */
export const treeQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'tree'],
    queryFn: () =>
      answer(api.gallery.GET('/api/gallery/folders', { params: { query: { project } } })),
  })

/** Of the index that an answer is from, as `IndexStatus` names it. */
const versionOf = (response: Response) => response.headers.get('ETag')?.replaceAll('"', '') ?? ''

/** Every match in its order, for the layout, and ms that it took; the files come by id. */
export const orderQuery = (api: Api, project: string, query: FileQuery & Sorting) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'order', query],
    queryFn: async ({ signal }) => {
      const { sort, descending, second, group } = query
      const asked = {
        ...filters(project, query),
        sort,
        descending,
        ...(second && { second }),
        ...(group && { group }),
      }
      const began = performance.now()
      const request = api.gallery.GET('/api/gallery/order', {
        params: { query: asked },
        parseAs: 'arrayBuffer',
        signal,
      })
      const found = readOrder(await answer(request))
      const version = versionOf((await request).response)
      return { ...found, version, took: performance.now() - began }
    },
    // A million ids are compared by nobody: what came last is what counts.
    structuralSharing: false,
    placeholderData: (before) => before,
  })

/** Most files that are shown as alike. */
const MOST_ALIKE = 100
/** Ms until it is asked again while pictures are still being looked at. */
const ASK_AGAIN = 1_500

const orderOf = (files: readonly GalleryFile[]): FileOrder => ({
  ids: Float64Array.from(files, ({ id }) => id),
  aspects: Float32Array.from(files, ({ width, height }) => (width ?? 0) / (height || 1)),
  kinds: Uint8Array.from(files, ({ kind }) => fileKinds.indexOf(kind)),
  groups: [],
})

/** The pictures that look most like one, the most alike first, in the shape of a search. */
export const similarQuery = (api: Api, project: string, path: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'similar', path],
    queryFn: async ({ signal }) => {
      const began = performance.now()
      const query = { project, path, limit: MOST_ALIKE }
      const { files, remaining } = await answer(
        api.gallery.GET('/api/gallery/similar', { params: { query }, signal }),
      )
      const order = orderOf(files.map(({ file }) => file))
      return { ...order, remaining, took: performance.now() - began }
    },
    structuralSharing: false,
    refetchInterval: ({ state }) => (state.data?.remaining ? ASK_AGAIN : false),
  })

/** Those of the files that are still there, in the order asked for; at most `IDS_AT_ONCE`. */
export const readFiles = async (
  api: Api,
  project: string,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<GalleryFile[]> => {
  const body = { project, ids: [...ids] }
  const request = api.gallery.POST('/api/gallery/files/by-id', { body, ...(signal && { signal }) })
  return (await answer(request)).files
}

/** All results of a search as one token, which changes take instead of paths. */
export const selectFiles = (
  api: Api,
  project: string,
  { without, ...query }: FileQuery & { without: readonly number[] },
) =>
  answer(
    api.gallery.POST('/api/gallery/selections', {
      body: { project, ...query, without: [...without] },
    }),
  )

export const facetsQuery = (api: Api, project: string, query: FileQuery) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'facets', query],
    queryFn: ({ signal }) =>
      answer(
        api.gallery.GET('/api/gallery/facets', {
          params: { query: filters(project, query) },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  })

export const suggestionsQuery = (api: Api, project: string, q: string, at: number) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'suggest', q, at],
    queryFn: ({ signal }) =>
      answer(
        api.gallery.GET('/api/gallery/suggest', { params: { query: { project, q, at } }, signal }),
      ),
    placeholderData: (before) => before,
  })

/** What a file says of itself: pixels, the texts of a PNG, its take's record. */
export const infoQuery = (api: Api, project: string, file: { path: string; v: string }) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'info', file.path, file.v],
    queryFn: ({ signal }) =>
      answer(
        api.gallery.GET('/api/gallery/info', {
          params: { query: { project, path: file.path } },
          signal,
        }),
      ),
  })

type Clip = { project: string; path: string; frames: number; version: string }

/** A clip's frames side by side in one picture. */
export const scrubUrl = (api: Api, { project, path, frames, version }: Clip) =>
  api.gallery.url('/api/gallery/scrub', { project, path, frames, v: version })

export const tagsQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'tags'],
    queryFn: async () => {
      const query = { project_path: project }
      return (await answer(api.gallery.GET('/api/gallery/tags', { params: { query } }))).tags
    },
  })

export const indexQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'index'],
    queryFn: () =>
      answer(api.gallery.GET('/api/gallery/index', { params: { query: { project } } })),
  })

/** Looks at every folder now instead of at the next turn. */
export const rescan = (api: Api, project: string) =>
  answer(api.gallery.POST('/api/gallery/index/rescan', { body: { project } }))

export const savedViewsQuery = (api: Api, project: string) =>
  queryOptions({
    queryKey: [...galleryKey(project), 'views'],
    queryFn: async () =>
      (
        await answer(
          api.gallery.GET('/api/gallery/saved-views', { params: { query: { project } } }),
        )
      ).views,
  })

/** In the place of the view of its name, or last; answers all views. */
export const saveView = async (api: Api, project: string, view: SavedView) =>
  (await answer(api.gallery.PUT('/api/gallery/saved-views', { body: { project, ...view } }))).views

export const deleteView = async (api: Api, project: string, name: string) => {
  const query = { project, name }
  const request = api.gallery.DELETE('/api/gallery/saved-views', { params: { query } })
  return (await answer(request)).views
}
