import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Backend } from '@/api/types'
import type { QueueActions } from './queue-actions'
import type { Outlook } from './queue-words'
import { useQueueActions } from './use-queue-actions'
import { useForecast, useNodeName, useNodes, useTemplateTitle } from './use-queue-data'

/** What every part of the page needs to name things and to change them. */
export type Queue = {
  actions: QueueActions
  nodes: readonly Backend[]
  nameOf: (nodeId: string) => string
  titleOf: (templateId: unknown) => string
  forecast: {
    lanes: ReturnType<typeof useForecast>['lanes']
    /** The moment of the forecast, in ms. */
    at: number
    outlooks: ReadonlyMap<string, Outlook>
  }
}

const QueueContext = createContext<Queue | null>(null)

export function QueueProvider({ children }: { children: ReactNode }) {
  const actions = useQueueActions()
  const nodes = useNodes()
  const nameOf = useNodeName()
  const titleOf = useTemplateTitle()
  const forecast = useForecast()
  const queue = useMemo(
    () => ({ actions, nodes, nameOf, titleOf, forecast }),
    [actions, nodes, nameOf, titleOf, forecast],
  )
  return <QueueContext value={queue}>{children}</QueueContext>
}

export function useQueue(): Queue {
  const queue = useContext(QueueContext)
  if (!queue) throw new Error('useQueue needs a QueueProvider above it.')
  return queue
}
