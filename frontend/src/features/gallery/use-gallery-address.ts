import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { FileQuery, GroupKey, Sorting, SortKey } from '@/api/gallery'
import { compared } from './compared'

const route = getRouteApi('/p/$project/gallery')

export const views = ['rows', 'squares', 'masonry', 'list', 'days'] as const
export type View = (typeof views)[number]

/** What files stand together by; days are those of this machine, so the page finds them itself. */
export type GroupBy = GroupKey | 'day'

export type OtherPlace = 'trash' | 'duplicates'

export type GalleryPlace = {
  query: FileQuery
  order: Sorting & { second: SortKey | null }
  view: View
  group: GroupBy | null
  /** Groups whose files are not shown. */
  folded: readonly string[]
  /** Px that a picture is high, or a column wide. */
  size: number
  /** The file that fills the page. */
  file: number | null
  compare: readonly number[]
  /** The path of the picture that all others are like, in the place of a search. */
  like: string | null
  /** What stands in the place of the files. */
  at: OtherPlace | null
}

/** The least, the greatest and the usual size of a tile, in px. */
export const sizes = { least: 64, most: 400, usual: 96, step: 8 } as const

type Search = {
  q?: string
  folder?: string
  flat?: true
  sort?: SortKey
  second?: SortKey
  up?: true
  view?: Exclude<View, 'rows'>
  group?: GroupBy
  folded?: string[]
  size?: number
  file?: number
  compare?: number[]
  like?: string
  at?: OtherPlace
}

/** What is alike stands by likeness, in no groups; a timeline is by day. */
function groupOf({ like, view, group }: Search): GroupBy | null {
  if (like) return null
  return view === 'days' ? 'day' : (group ?? null)
}

function orderOf(search: Search): GalleryPlace['order'] {
  const { sort = 'date', second = null } = search
  const group = groupOf(search)
  const descending = search.up !== true
  // Days follow one another, whatever was sorted before.
  if (group === 'day') return { sort: 'date', descending, second: null }
  return { sort, descending, second: second === sort ? null : second, group }
}

function placeOf(search: Search): GalleryPlace {
  const { q = '', folder = null, view = 'rows' } = search
  const size = Math.min(sizes.most, Math.max(sizes.least, search.size ?? sizes.usual))
  return {
    query: { q, folder, deep: search.flat !== true },
    order: orderOf(search),
    view: search.like && view === 'days' ? 'rows' : view,
    group: groupOf(search),
    folded: search.folded ?? [],
    size,
    file: search.file ?? null,
    compare: search.compare ?? [],
    like: search.like ?? null,
    at: search.at ?? null,
  }
}

export type GalleryChange = {
  q?: string
  folder?: string | null
  deep?: boolean
  sort?: SortKey
  second?: SortKey | null
  descending?: boolean
  view?: View
  group?: GroupBy | null
  folded?: readonly string[]
  size?: number
  file?: number | null
  compare?: readonly number[]
  like?: string | null
  at?: OtherPlace | null
}

/** A name goes from A, all else from the newest, largest, best. */
export const startsDescending = (sort: SortKey): boolean =>
  sort !== 'name' && sort !== 'kind' && sort !== 'story'

/** Whoever looks for something else no longer looks for what is alike. */
function likeAfter(before: Search, { q, folder, like }: GalleryChange): string | null {
  if (like !== undefined) return like
  return q !== undefined || folder !== undefined ? null : (before.like ?? null)
}

/** Which groups are folded is forgotten with what they are groups of. */
function foldedAfter(before: Search, { group, view, folded }: GalleryChange): readonly string[] {
  if (folded) return folded
  return group !== undefined || view !== undefined ? [] : (before.folded ?? [])
}

/** What is usual says nothing in an address. */
function changed(before: Search, change: GalleryChange): Search {
  const now = { ...placeOf(before).query, ...before }
  const q = change.q ?? now.q
  const folder = change.folder === undefined ? before.folder : change.folder
  const deep = change.deep ?? before.flat !== true
  const sort = change.sort ?? before.sort ?? 'date'
  const second = change.second === undefined ? before.second : change.second
  const descending = change.descending ?? before.up !== true
  const view = change.view ?? before.view ?? 'rows'
  const group = change.group === undefined ? before.group : change.group
  const folded = foldedAfter(before, change)
  const size = change.size ?? before.size ?? sizes.usual
  const file = change.file === undefined ? before.file : change.file
  const compare = change.compare ?? before.compare ?? []
  const at = change.at === undefined ? before.at : change.at
  const like = likeAfter(before, change)
  return {
    ...(q && { q }),
    ...(folder && { folder }),
    ...(!deep && { flat: true as const }),
    ...(sort !== 'date' && { sort }),
    ...(second && second !== sort && { second }),
    ...(!descending && { up: true as const }),
    ...(view !== 'rows' && { view }),
    ...(group && { group }),
    ...(folded.length > 0 && { folded: [...folded] }),
    ...(size !== sizes.usual && { size }),
    ...(file && { file }),
    ...(compare.length >= compared.least && { compare: [...compare] }),
    ...(like && { like }),
    ...(at && { at }),
  }
}

/** Going to another folder or opening a file is a step in the browser's history. */
const isStep = ({ folder, file, compare, like, at }: GalleryChange) =>
  [folder, like, at].some((each) => each !== undefined) ||
  typeof file === 'number' ||
  (compare?.length ?? 0) >= compared.least

/** Changes the address; whoever only changes it is not drawn anew when somebody else does. */
export function useChangeAddress(): (next: GalleryChange) => void {
  const navigate = route.useNavigate()
  return useCallback(
    (next) =>
      void navigate({
        search: (before: Search) => changed(before, next),
        replace: !isStep(next),
      }),
    [navigate],
  )
}

/**
 * What the address says of the gallery at this moment, and how it is changed. What is drawn of it
 * stands in `useGallery().place`, which follows in its own time.
 */
export function useGalleryAddress() {
  const search: Search = route.useSearch()
  const place = useMemo(() => placeOf(search), [search])
  return { place, change: useChangeAddress() }
}
