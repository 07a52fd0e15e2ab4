import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { queueQuery } from '@/api/queue'
import type { Backend } from '@/api/types'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { type Cost, costOf, timedOf } from './cost'
import { planRenders, type RenderOptions } from './plan'

const none: readonly Backend[] = []

/** Nodes that take work now. */
export const isUsable = ({ online, enabled, draining, quarantine }: Backend): boolean =>
  online && enabled && !draining && quarantine === null

export const useNodes = (): readonly Backend[] =>
  useQuery(backendsQuery(useApi())).data?.backends ?? none

/** What rendering the shots so will take, judged by what such takes took and by the queue. */
export function useCost(shots: readonly Shot[], options: RenderOptions): Cost {
  const { data: queue } = useQuery(queueQuery(useApi()))
  const nodes = useNodes()
  const byShot = useBoardState((state) => state.takes)
  const timed = useMemo(() => timedOf(Object.values(byShot).flat()), [byShot])
  return useMemo(() => {
    const renders = planRenders(shots, options).map((render) => ({
      ...render,
      templateId: render.shot.templateId,
    }))
    const usableNodes = nodes.filter(isUsable).length
    return costOf(renders, { timed, usableNodes, waits: queue?.eta?.seconds ?? 0 })
  }, [shots, options, nodes, timed, queue])
}
