import { queryOptions } from '@tanstack/react-query'
import { problemOf } from './problem'

export type BrokenBecause = 'gone' | 'undecodable' | 'unreachable'

const GONE = new Set([404, 410])

/** Why the file at an address could not be drawn; a browser itself does not say. */
export async function whyBroken(url: string, signal: AbortSignal): Promise<BrokenBecause> {
  try {
    // Past the browser's store: what is meant is the file as it is now.
    const response = await fetch(url, { cache: 'no-store', signal })
    await response.body?.cancel()
    if (GONE.has(response.status)) return 'gone'
    return response.ok ? 'undecodable' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** The service's own sentence on why there is no small picture at an address; null: there is one. */
export const noPictureQuery = (url: string) =>
  queryOptions({
    queryKey: ['no-picture', url],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { cache: 'no-store', signal })
      if (!response.ok) return (await problemOf(response)).message
      await response.body?.cancel()
      return null
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
