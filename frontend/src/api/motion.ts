import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Motion } from '@/lib/motion'
import { type Api, answer } from './client'

/** Moves to begin with; they change with the console only. */
export const motionPresetsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['motion-presets'],
    queryFn: async () => (await answer(api.prompt_engine.GET('/api/motion/presets'))).presets,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What film calls a move that takes `seconds`, and which rigs can carry it. */
export const motionNameQuery = (api: Api, motion: Motion, seconds: number) =>
  queryOptions({
    queryKey: ['motion-name', motion, seconds],
    queryFn: () =>
      answer(
        api.prompt_engine.POST('/api/motion/read', {
          body: { means: motion.means, seconds, keyframes: [...motion.keyframes] },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
