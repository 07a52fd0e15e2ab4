import { create } from 'zustand'
import type { Api } from '@/api/client'
import { type FileQuery, IDS_AT_ONCE, readFiles, selectFiles } from '@/api/gallery'
import { compared } from './compared'

/**
 * What is selected in the gallery, by the files' ids: some files, or all results of a search
 * but for some.
 */
export type GallerySelection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly query: FileQuery; readonly without: ReadonlySet<number> }

type GalleryUi = {
  selection: GallerySelection
  /** The file that is looked at: arrows start from it, the panel shows it. */
  current: number | null
  /** Where a range begins that Shift extends. */
  anchor: number | null
}

export const nothing: GallerySelection = { kind: 'some', ids: new Set() }

const start: GalleryUi = { selection: nothing, current: null, anchor: null }

export const useGalleryUi = create<GalleryUi>(() => start)

const set = useGalleryUi.setState

export const useGallerySelection = () => useGalleryUi(({ selection }) => selection)
export const useCurrentFileId = () => useGalleryUi(({ current }) => current)

export function isSelected(selection: GallerySelection, id: number): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.without.has(id)
}

/** How many files are selected, of the `total` that the search finds. */
export function countSelected(selection: GallerySelection, total: number): number {
  return selection.kind === 'some' ? selection.ids.size : total - selection.without.size
}

/** The selected files where they can be compared; null where they are too few or too many. */
export function comparable(selection: GallerySelection): number[] | null {
  if (selection.kind === 'all') return null
  const { size } = selection.ids
  return size < compared.least || size > compared.most ? null : [...selection.ids]
}

function toggledIn(ids: ReadonlySet<number>, id: number): Set<number> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return next
}

function toggled(selection: GallerySelection, id: number): GallerySelection {
  return selection.kind === 'some'
    ? { kind: 'some', ids: toggledIn(selection.ids, id) }
    : { ...selection, without: toggledIn(selection.without, id) }
}

/** How many of these are selected. */
export function selectedAmong(selection: GallerySelection, ids: Float64Array): number {
  if (selection.kind === 'some' && selection.ids.size === 0) return 0
  return ids.reduce((sum, id) => sum + Number(isSelected(selection, id)), 0)
}

function withAll(before: ReadonlySet<number>, ids: Float64Array, isIn: boolean): Set<number> {
  const next = new Set(before)
  for (const id of ids) isIn ? next.add(id) : next.delete(id)
  return next
}

/** Takes all of these in or out; what is looked at stays. */
export const takeOrLeave = (ids: Float64Array, isTaken: boolean) =>
  set(({ selection }) => ({
    selection:
      selection.kind === 'some'
        ? { kind: 'some', ids: withAll(selection.ids, ids, isTaken) }
        : { ...selection, without: withAll(selection.without, ids, !isTaken) },
  }))

/** Select this file alone, and look at it. */
export const selectOnly = (id: number) =>
  set({ selection: { kind: 'some', ids: new Set([id]) }, current: id, anchor: id })

/** Take this file in or out, and look at it. */
export const toggleSelected = (id: number) =>
  set(({ selection }) => ({ selection: toggled(selection, id), current: id, anchor: id }))

/** Select exactly these; `current` is looked at. Where a range began stays. */
export const selectFew = (ids: Iterable<number>, current: number | null) =>
  set({ selection: { kind: 'some', ids: new Set(ids) }, current })

/** Every result of the search, whether it was drawn or not. */
export const selectAll = (query: FileQuery) =>
  set({ selection: { kind: 'all', query, without: new Set() } })

export const selectNothing = () => set({ selection: nothing })
export const lookAt = (current: number | null) => set({ current })
export const forgetSelection = () => set(start)

function* inChunks(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE)
    yield ids.slice(from, from + IDS_AT_ONCE)
}

async function pathsOf(api: Api, project: string, ids: readonly number[]): Promise<string[]> {
  const chunks = await Promise.all(
    [...inChunks(ids)].map((chunk) => readFiles(api, project, chunk)),
  )
  return chunks.flat().map(({ path }) => path)
}

/** Which files a change is about, as `POST /api/gallery/operations/*` takes it. */
export async function selectionBody(
  api: Api,
  project: string,
  selection: GallerySelection,
): Promise<{ paths: string[] } | { selection: string }> {
  if (selection.kind === 'some') {
    return { paths: await pathsOf(api, project, [...selection.ids]) }
  }
  const asked = { ...selection.query, without: [...selection.without] }
  return { selection: (await selectFiles(api, project, asked)).selection }
}
