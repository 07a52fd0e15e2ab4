import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { PrintPages, PrintWish } from './types'

/** The sheets of a print. What they show may change under them: they are asked for anew. */
export const sheetsQuery = (api: Api, projectId: string, wish: PrintWish) =>
  queryOptions({
    queryKey: ['print', projectId, wish],
    queryFn: ({ signal }): Promise<PrintPages> =>
      answer(
        api.storyboard.POST('/api/projects/{project_id}/print/pages', {
          params: { path: { project_id: projectId } },
          body: wish,
          signal,
        }),
      ),
    staleTime: 0,
    placeholderData: keepPreviousData,
    retry: false,
  })

export async function readPdf(api: Api, projectId: string, wish: PrintWish): Promise<Blob> {
  return answer(
    api.storyboard.POST('/api/projects/{project_id}/print/pdf', {
      params: { path: { project_id: projectId } },
      body: wish,
      parseAs: 'blob',
    }),
  )
}

export const fontUrl = (api: Api, face: string) => api.storyboard.url(`/api/print/fonts/${face}`)
