import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'

/** Bars that a window is wide enough to show. */
const PEAKS = 1000

/** How loud a sound of the project is over its length. */
export const peaksQuery = (api: Api, project: string, path: string) =>
  queryOptions({
    queryKey: ['peaks', project, path],
    queryFn: () =>
      answer(
        api.gallery.GET('/api/gallery/peaks', {
          params: { query: { project, path, count: PEAKS } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
