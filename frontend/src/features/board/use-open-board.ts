import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '@/api/context'
import type { Project } from '@/api/types'
import type { Board } from './board-context'
import { setConnection, startBoard } from './board-ui'
import { createBoardDocument, linkBoardDocument } from './document/board-document'
import { followBoardDocument } from './document/board-state'
import { createDerivations } from './document/derive'
import { createEdits } from './document/edits'
import { inOrder, readingOrder } from './document/order'
import { followJobs } from './jobs/job-feed'
import { createJobStore } from './jobs/job-store'
import { createPreviews } from './jobs/previews'

/** Opens a project's board and keeps it live; null until there is something to draw. */
export function useOpenBoard(given: Project, givenShot: string | null): Board | null {
  // Both as they were when the board opened: later the address follows the selection.
  const [{ project, shot }] = useState({ project: given, shot: givenShot })
  const api = useApi()
  const queries = useQueryClient()
  const [board, setBoard] = useState<Board | null>(null)
  useEffect(() => {
    setConnection('connecting')
    const document = createBoardDocument()
    const opened: Board = {
      project,
      state: followBoardDocument(document),
      derive: createDerivations(),
      edits: createEdits(document),
      jobs: createJobStore(),
      previews: createPreviews(),
    }
    const show = () => {
      const { scenes, shots } = opened.state.getState()
      const [first] = readingOrder(inOrder(scenes, shots))
      startBoard(shot && shots[shot] ? shot : (first?.id ?? null))
      setBoard(opened)
    }
    let isShown = false
    const unlink = linkBoardDocument(document, {
      address: api.storyboard.socket('/ws/board'),
      projectId: project.id,
      onConnection: setConnection,
      onReady: () => {
        if (isShown) return
        isShown = true
        show()
      },
    })
    const stopJobs = followJobs({
      api,
      projectId: project.id,
      store: opened.jobs,
      previews: opened.previews,
    })
    const stopNodes = opened.jobs.subscribe((now, before) => {
      if (now.nodeChanges !== before.nodeChanges) {
        void queries.invalidateQueries({ queryKey: ['backends'] })
      }
    })
    return () => {
      stopNodes()
      stopJobs()
      unlink()
      document.doc.destroy()
      setBoard(null)
    }
  }, [api, queries, project, shot])
  return board
}
