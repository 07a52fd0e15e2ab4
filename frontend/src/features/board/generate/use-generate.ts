import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { cancelJob, retryJob } from '@/api/jobs'
import { messageOf } from '@/api/problem'
import { templatesQuery } from '@/api/prompt-engine'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { withJob, withOrder } from '@/lib/jobs/job-store'
import { templateOf } from '@/lib/workflow/template-of'
import { useBoard } from '../board-context'
import { orderRender } from './order-render'
import { noteProblems, problemsOf } from './refusals'
import { seedFor } from './values'

/** Renders shots. The panel says "queued" at once and tells the reason if it comes to nothing. */
export function useGenerate() {
  const api = useApi()
  const queries = useQueryClient()
  const { project, state, edits, jobs } = useBoard()
  const showToast = useShowToast()

  const generate = useCallback(
    async (shotId: string, { interactive = true } = {}): Promise<void> => {
      const { shots, project: facts } = state.getState()
      const shot = shots[shotId]
      if (!shot) return
      jobs.setState((all) => withOrder(all, shotId, { status: 'sending' }))
      announce(`${shot.code} queued`)
      const seed = seedFor(shot)
      // At once, so that two quick presses are two seeds.
      if (seed !== shot.seed) edits.noteSeed(shotId, seed)
      try {
        const templates = await queries.fetchQuery(templatesQuery(api))
        const template = templateOf(shot, templates)
        if (!template) throw new Error('There is no workflow to render with yet.')
        const render = { api, queries, project, facts, shot, template, seed, interactive }
        const job = await orderRender(render)
        noteProblems(shotId, {})
        jobs.setState((all) => ({
          ...withOrder(all, shotId, null),
          ...(all.jobs[job.job_id] ? {} : withJob(all, job)),
        }))
      } catch (error) {
        const cause = messageOf(error)
        const templates = queries.getQueryData(templatesQuery(api).queryKey) ?? []
        noteProblems(shotId, problemsOf(error, templateOf(shot, templates)))
        jobs.setState((all) => withOrder(all, shotId, { status: 'refused', cause }))
        announce(`${shot.code} failed: ${cause}`)
        const retry = { label: 'Retry', run: () => void generate(shotId, { interactive }) }
        showToast({ text: `${shot.code}: ${cause}`, action: retry })
      }
    },
    [api, queries, project, state, edits, jobs, showToast],
  )
  return generate
}

/** Cancel and retry for jobs that exist. */
export function useJobActions() {
  const api = useApi()
  const showToast = useShowToast()
  const attempt = async (action: Promise<unknown>) => {
    try {
      await action
    } catch (error) {
      showToast({ text: messageOf(error) })
    }
  }
  return {
    cancel: (jobId: string) => void attempt(cancelJob(api, jobId)),
    retry: (jobId: string) => void attempt(retryJob(api, jobId)),
  }
}
