import { compared } from '@/features/gallery/compared'
import { list, text } from './search-values'

const sorts = ['date', 'story', 'name', 'size', 'rating', 'kind', 'width'] as const
const places = ['trash', 'duplicates'] as const
const views = ['squares', 'masonry', 'list', 'days'] as const
const groups = ['day', 'scene', 'shot', 'folder'] as const

export type GallerySort = (typeof sorts)[number]
/** Left out: rows from edge to edge. */
export type GalleryView = (typeof views)[number]

/** What a gallery's address restores: what is looked for, how it is shown, what is open. */
export type GallerySearch = {
  q?: string
  folder?: string
  /** Only this folder, without those within. */
  flat?: true
  sort?: GallerySort
  /** What files that are equal stand by. */
  second?: GallerySort
  /** The smallest, oldest, or first of the alphabet before the others. */
  up?: true
  view?: GalleryView
  /** What files stand together by, each below a heading. */
  group?: (typeof groups)[number]
  /** Groups whose files are not shown. */
  folded?: string[]
  /** Px. */
  size?: number
  /** The file that fills the page. */
  file?: number
  /** Files side by side. */
  compare?: number[]
  /** The path of the picture that all others are like. */
  like?: string
  /** What stands in the place of the files. */
  at?: (typeof places)[number]
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((each) => each === value)

const id = (value: unknown): number | undefined => {
  const number = Number(value)
  return value !== null && Number.isSafeInteger(number) && number > 0 ? number : undefined
}

export function gallerySearch(given: Record<string, unknown>): GallerySearch {
  const q = text(typeof given.q === 'number' ? String(given.q) : given.q)
  const [folder] = list(given.folder)
  const [like] = list(given.like)
  const sort = oneOf(sorts, given.sort)
  const second = oneOf(sorts, given.second)
  const view = oneOf(views, given.view)
  const group = oneOf(groups, given.group)
  const folded = list(given.folded)
  const size = id(given.size)
  const file = id(given.file)
  const at = oneOf(places, given.at)
  const asked = Array.isArray(given.compare) ? given.compare : []
  const compare = asked.flatMap((each) => id(each) ?? []).slice(0, compared.most)
  return {
    ...(q && { q }),
    ...(folder && { folder }),
    ...(given.flat === true && { flat: true as const }),
    ...(sort && { sort }),
    ...(second && { second }),
    ...(given.up === true && { up: true as const }),
    ...(view && { view }),
    ...(group && { group }),
    ...(folded.length > 0 && { folded }),
    ...(size && { size }),
    ...(file && { file }),
    ...(compare.length >= compared.least && { compare }),
    ...(like && { like }),
    ...(at && { at }),
  }
}
