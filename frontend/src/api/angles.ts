import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'

/** Every camera angle there is; which of them belong to the smaller set, each says itself. */
export const anglesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['angles'],
    queryFn: async () => {
      const request = api.prompt_engine.GET('/api/templates/angles', {
        params: { query: { set: '144' } },
      })
      return (await answer(request)).angles
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
