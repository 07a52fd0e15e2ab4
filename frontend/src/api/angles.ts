import { queryOptions } from '@tanstack/react-query'
import { type Api, answer } from './client'
import type { Angle } from './types'

/** Every camera angle there is; which of them belong to the smaller set, each says itself. */
export const anglesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['angles'],
    queryFn: async () => {
      const request = api.prompt_engine.GET('/api/templates/angles', {
        params: { query: { set: '144' } },
      })
      // The client's types forget how long a pair of cuts is.
      return (await answer(request)).angles as Angle[]
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
