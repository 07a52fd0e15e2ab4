import type { QueryClient } from '@tanstack/react-query'
import type { Api } from '@/api/client'
import { type GalleryFile, IDS_AT_ONCE, orderQuery, readFiles, type Sorting } from '@/api/gallery'
import { figure } from '@/lib/format/figures'
import type { GallerySelection } from '../gallery-ui'

/** Most files that are read one by one, such as for a preview of their names. */
export const MOST_READ = 20_000

export class TooManySelected extends Error {
  override readonly name = 'TooManySelected'
  constructor(selected: number) {
    super(
      `${figure(selected)} files are selected; this takes at most ${figure(MOST_READ)} at once.`,
    )
  }
}

type Asked = {
  api: Api
  queries: QueryClient
  project: string
  order: Sorting
  /** Only the first so many are wanted. */
  limit?: number
}

async function idsInOrder(selection: GallerySelection, asked: Asked): Promise<number[]> {
  if (selection.kind === 'some') return [...selection.ids]
  const { api, queries, project, order } = asked
  const all = await queries.fetchQuery(orderQuery(api, project, { ...selection.query, ...order }))
  return [...all.ids].filter((id) => !selection.without.has(id))
}

/** The selected files as they stand in the view. Raises `TooManySelected`. */
export async function readSelected(
  selection: GallerySelection,
  asked: Asked,
): Promise<GalleryFile[]> {
  const ids = (await idsInOrder(selection, asked)).slice(0, asked.limit)
  if (ids.length > MOST_READ) throw new TooManySelected(ids.length)
  const files: GalleryFile[] = []
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    files.push(...(await readFiles(asked.api, asked.project, ids.slice(from, from + IDS_AT_ONCE))))
  }
  return files
}
