import { type Api, answer } from './client'

/** Files of one page. */
const AT_ONCE = 60

export type FoundFiles = { paths: readonly string[]; next: string | null }

/** The project's newest files of a kind, as far as they are about `words`. */
export async function findFiles(
  api: Api,
  project: string,
  { kind, words, cursor }: { kind: string; words: string; cursor: string | null },
): Promise<FoundFiles> {
  const query = {
    project,
    q: `kind:${kind} ${words}`.trim(),
    sort: 'date' as const,
    descending: true,
    limit: AT_ONCE,
    ...(cursor !== null && { cursor }),
  }
  const found = await answer(api.gallery.GET('/api/gallery/search', { params: { query } }))
  return { paths: found.files.map(({ path }) => path), next: found.next_cursor }
}
