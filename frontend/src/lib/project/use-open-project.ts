import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import type { Project } from '@/api/types'
import { batches } from '../batches'
import { createBoardDocument, linkBoardDocument } from '../document/board-document'
import { followBoardDocument } from '../document/board-state'
import { createEdits } from '../document/edits'
import { followJobs } from '../jobs/job-feed'
import { createJobStore } from '../jobs/job-store'
import { createPreviews } from '../jobs/previews'
import { useMe } from '../presence/me'
import { createPresence } from '../presence/presence'
import { setConnection, setSaving, setTrouble } from './connection'
import type { OpenProject } from './project-context'

/** Ms between two readings of what follows from jobs, however fast they change. */
const CALM = 400

/** Opens a project and keeps it live for all its rooms; null until there is something to draw. */
export function useOpenProject(given: Project): OpenProject | null {
  // As it was when it opened: later readings of the list change nothing that is open.
  const [project] = useState(given)
  const api = useApi()
  const queries = useQueryClient()
  const [shown, setShown] = useState<OpenProject | null>(null)
  useEffect(() => {
    setConnection('connecting')
    setTrouble(null)
    setSaving('saved')
    const document = createBoardDocument()
    const live = {
      project,
      jobs: createJobStore(),
      previews: createPreviews(),
      presence: createPresence(document.awareness),
    }
    let opened: OpenProject | null = null
    // Read once it is all there: to follow a board that is only just coming takes as long again.
    const show = () => {
      opened ??= { ...live, state: followBoardDocument(document), edits: createEdits(document) }
      setShown(opened)
    }
    live.presence.introduce(useMe.getState())
    const stopIntroducing = useMe.subscribe(live.presence.introduce)
    const unlink = linkBoardDocument(document, {
      address: api.storyboard.socket('/ws/board'),
      projectId: project.id,
      onConnection: setConnection,
      onTrouble: setTrouble,
      onSaving: setSaving,
      onReady: show,
    })
    // Summary, failures and forecast follow from the jobs: they are read again when those change.
    const renewals = batches<void>(CALM, () => queries.invalidateQueries({ queryKey: ['queue'] }))
    const stopJobs = followJobs({
      api,
      projectId: project.id,
      store: live.jobs,
      previews: live.previews,
      onNodes: ({ backends, total, online, offline }) =>
        queries.setQueryData(backendsQuery(api).queryKey, { backends, total, online, offline }),
      onQueue: () => renewals.put(),
    })
    const stopRenewing = live.jobs.subscribe((now, before) => {
      if (now.jobs !== before.jobs) renewals.put()
    })
    return () => {
      stopRenewing()
      stopIntroducing()
      live.presence.stop()
      renewals.stop()
      stopJobs()
      unlink()
      document.doc.destroy()
      setShown(null)
    }
  }, [api, queries, project])
  return shown
}
