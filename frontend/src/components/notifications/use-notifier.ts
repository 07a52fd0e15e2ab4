import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { useShowToast } from '@/components/toast'
import type { OpenProject } from '@/lib/project/project-context'
import { createJobWatch, type Happening, nodesBetween } from './happenings'
import { noteHappening, useNotifications } from './notification-store'
import { beep, tellDesktop } from './tell'

/** A single take shows itself on the board; the queue's page shows failures and nodes as they are. */
const isWorthAToast = (happening: Happening, isInQueue: boolean): boolean =>
  happening.kind === 'finished' ? happening.jobs > 1 : !isInQueue

/** Tells what ends, fails, goes and comes back while a project is open, in whichever room. */
export function useNotifier(opened: OpenProject | null): void {
  const api = useApi()
  const queries = useQueryClient()
  const showToast = useShowToast()
  const isInQueue = useRef(false)
  isInQueue.current = useLocation().pathname.endsWith('/queue')
  useEffect(() => {
    if (!opened) return
    const { project, jobs } = opened
    const tell = (happening: Happening) => {
      noteHappening(happening, project.id)
      const { desktop, sound } = useNotifications.getState().choices
      const { kind, text } = happening
      if (isWorthAToast(happening, isInQueue.current)) showToast({ text })
      if (kind !== 'finished' && kind !== 'failed') return
      if (sound) beep(kind)
      if (desktop && kind === 'finished') tellDesktop(text)
    }
    const watchJobs = createJobWatch(project.name)
    const stopJobs = jobs.subscribe((now, before) => {
      if (now.jobs !== before.jobs) watchJobs(before.jobs, now.jobs).forEach(tell)
    })
    const { queryKey } = backendsQuery(api)
    let nodes = queries.getQueryData(queryKey)?.backends ?? []
    const stopNodes = queries.getQueryCache().subscribe(({ query }) => {
      if (query.queryKey[0] !== queryKey[0]) return
      const now = queries.getQueryData(queryKey)?.backends ?? nodes
      if (now === nodes) return
      const happened = nodesBetween(nodes, now)
      nodes = now
      happened.forEach(tell)
    })
    return () => {
      stopJobs()
      stopNodes()
    }
  }, [opened, api, queries, showToast])
}
