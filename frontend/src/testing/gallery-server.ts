import { HttpResponse, http, type JsonBodyType } from 'msw'
import type { FileInfo, GalleryFile, GalleryFolder, IndexStatus, SavedView } from '@/api/gallery'
import type { GalleryNews } from '@/api/gallery-news'
import { fileKinds } from '@/api/gallery-order'
import { boardHandlers, newProjectDocument } from './board-server'
import { testConfig } from './render-route'
import { gallerySockets } from './sockets'

const { gallery } = testConfig.services

export const aFile = (facts: Partial<GalleryFile> = {}): GalleryFile => {
  const id = facts.id ?? 64
  return {
    id,
    path: `Film/1A/Film_1A_v${id}.png`,
    name: `Film_1A_v${id}.png`,
    folder: 'Film/1A',
    kind: 'image',
    size: 1_400_000,
    modified_at: '2026-11-21T10:00:00Z',
    v: 'abc',
    width: 1536,
    height: 832,
    duration_seconds: null,
    rating: 0,
    tags: [],
    note: '',
    prompt: '',
    shot: null,
    shot_id: null,
    take_id: null,
    model: null,
    seed: null,
    remark: null,
    ...facts,
  }
}

export const anIndex = (facts: Partial<IndexStatus>): IndexStatus => ({
  version: '1',
  files: 0,
  remaining: 0,
  scanning: false,
  folder_away: false,
  watched: true,
  checked_at: null,
  files_per_second: null,
  problems: [],
  ...facts,
})

function infoOf(file: GalleryFile): FileInfo {
  const { path, name, kind, size, modified_at, v, width, height, duration_seconds } = file
  const known = { path, name, kind, size, modified_at, v, width, height, duration_seconds }
  return { ...known, text: {}, take: null, remarks: [] }
}

const ofFolder = (files: readonly GalleryFile[], name: string) =>
  files.filter(({ folder }) => folder === name)

/** As `GET /api/gallery/order` answers; of groups only those by folder. */
function orderOf(found: readonly GalleryFile[], group: string | null): ArrayBuffer {
  const folders = group === 'folder' ? [...new Set(found.map(({ folder }) => folder))] : []
  const files = group === 'folder' ? folders.flatMap((name) => ofFolder(found, name)) : found
  const names = folders.map((key) => ({ key, title: key, detail: '' }))
  const tail = new TextEncoder().encode(folders.length > 0 ? JSON.stringify(names) : '')
  const starts = Math.ceil((8 + 13 * files.length) / 4) * 4
  const content = new ArrayBuffer(starts + 4 * folders.length + tail.length)
  const view = new DataView(content)
  view.setUint32(0, files.length, true)
  view.setUint32(4, folders.length, true)
  folders.forEach((name, place) => {
    view.setUint32(
      starts + 4 * place,
      files.findIndex(({ folder }) => folder === name),
      true,
    )
  })
  new Uint8Array(content).set(tail, starts + 4 * folders.length)
  files.forEach(({ id, width, height, kind }, place) => {
    view.setFloat64(8 + 8 * place, id, true)
    view.setFloat32(8 + 8 * files.length + 4 * place, (width ?? 0) / (height || 1), true)
    view.setUint8(8 + 12 * files.length + place, fileKinds.indexOf(kind))
  })
  return content
}

/** Words of a prompt and stars; the service knows the rest. */
const answers = (file: GalleryFile, q: string) =>
  q.split(/\s+/).every((term) => {
    const stars = /^rating:(\d)$/.exec(term)?.[1]
    return stars ? file.rating === Number(stars) : file.prompt.includes(term.replace('*', ''))
  })

const withinFolder = (file: GalleryFile, folder: string | null) =>
  folder === null || `${file.folder}/`.startsWith(`${folder}/`)

export type Shelf = {
  files?: readonly GalleryFile[]
  folders?: readonly GalleryFolder[]
  index?: Partial<IndexStatus>
  views?: readonly SavedView[]
}

export type Asked = { path: string; search: Record<string, string>; body: JsonBodyType }

/** A project's gallery that answers from plain data; `tell` says what changed to the open page. */
export function galleryHandlers(shelf: Shelf) {
  const asked: Asked[] = []
  const news = new Set<(message: GalleryNews) => void>()
  const state = { files: [...(shelf.files ?? [])], views: [...(shelf.views ?? [])] }

  const note = async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url)
    const text = await request.clone().text()
    const body: JsonBodyType = text === '' ? null : JSON.parse(text)
    asked.push({ path: pathname, search: Object.fromEntries(searchParams), body })
  }
  const found = (request: Request) => {
    const { searchParams } = new URL(request.url)
    const q = searchParams.get('q') ?? ''
    const folder = searchParams.get('folder')
    return state.files.filter((file) => withinFolder(file, folder) && (!q || answers(file, q)))
  }
  const ratings = (files: readonly GalleryFile[]) =>
    ['5', '4', '3', '2', '1'].flatMap((value) => {
      const count = files.filter(({ rating }) => String(rating) === value).length
      return count > 0 ? [{ value, count }] : []
    })

  const handlers = [
    gallerySockets.addEventListener('connection', ({ client }) => {
      news.add((message) => client.send(JSON.stringify(message)))
    }),
    http.get(`${gallery}/api/gallery/order`, async ({ request }) => {
      await note(request)
      const group = new URL(request.url).searchParams.get('group')
      const headers = { ETag: '"1"' }
      return HttpResponse.arrayBuffer(orderOf(found(request), group), { headers })
    }),
    http.post<never, { ids: number[] }>(
      `${gallery}/api/gallery/files/by-id`,
      async ({ request }) => {
        const { ids } = await request.json()
        const files = ids.flatMap((id) => state.files.find((file) => file.id === id) ?? [])
        return HttpResponse.json({ files })
      },
    ),
    http.get(`${gallery}/api/gallery/folders`, () =>
      HttpResponse.json({
        folders: shelf.folders ?? [],
        files: 0,
        files_below: state.files.length,
      }),
    ),
    http.get(`${gallery}/api/gallery/facets`, ({ request }) => {
      const files = found(request)
      const rating = { field: 'rating', label: 'Rating', values: ratings(files) }
      return HttpResponse.json({ fields: [rating], counted: files.length, has_more: false })
    }),
    http.get(`${gallery}/api/gallery/suggest`, async ({ request }) => {
      await note(request)
      const { searchParams } = new URL(request.url)
      const end = Number(searchParams.get('at'))
      const model = { text: 'model:', label: 'Model', hint: 'flux', count: null }
      const flux = { text: 'model:flux ', label: 'flux', hint: 'Model', count: 3 }
      const q = searchParams.get('q') ?? ''
      return HttpResponse.json({ start: 0, end, suggestions: q.includes(':') ? [flux] : [model] })
    }),
    http.get(`${gallery}/api/gallery/info`, ({ request }) => {
      const path = new URL(request.url).searchParams.get('path')
      const file = state.files.find((each) => each.path === path)
      return file ? HttpResponse.json(infoOf(file)) : new HttpResponse(null, { status: 404 })
    }),
    http.get(`${gallery}/api/gallery/similar`, async ({ request }) => {
      await note(request)
      const path = new URL(request.url).searchParams.get('path')
      const others = state.files.filter((file) => file.path !== path)
      const files = others.map((file) => ({ file, likeness: 0.9 }))
      return HttpResponse.json({ files, remaining: 0 })
    }),
    http.get(`${gallery}/api/gallery/index`, () =>
      HttpResponse.json(anIndex({ files: state.files.length, ...shelf.index })),
    ),
    http.get(`${gallery}/api/gallery/tags`, () => HttpResponse.json({ success: true, tags: [] })),
    http.get(`${gallery}/api/gallery/operations`, () =>
      HttpResponse.json({ operations: [], undo: null, redo: null }),
    ),
    http.get(`${gallery}/api/gallery/trash/items`, () =>
      HttpResponse.json({ items: [], size: 0, keep_days: 30 }),
    ),
    http.get(`${gallery}/api/gallery/saved-views`, () => HttpResponse.json({ views: state.views })),
    http.put<never, SavedView & { project: string }>(
      `${gallery}/api/gallery/saved-views`,
      async ({ request }) => {
        await note(request)
        const { project: _, ...view } = await request.json()
        state.views = [...state.views.filter(({ name }) => name !== view.name), view]
        return HttpResponse.json({ views: state.views })
      },
    ),
    http.delete(`${gallery}/api/gallery/saved-views`, async ({ request }) => {
      await note(request)
      const name = new URL(request.url).searchParams.get('name')
      state.views = state.views.filter((view) => view.name !== name)
      return HttpResponse.json({ views: state.views })
    }),
    http.post(`${gallery}/api/gallery/operations/:verb`, async ({ request }) => {
      await note(request)
      return HttpResponse.json({
        id: 'op',
        kind: 'annotate',
        label: '',
        at: '',
        moves: [],
        of: null,
      })
    }),
  ]
  const tell = (message: GalleryNews) => {
    for (const send of news) send(message)
  }
  return { asked, state, tell, handlers: [...handlers, ...boardHandlers(newProjectDocument())] }
}
