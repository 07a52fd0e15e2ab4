import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { templatesQuery } from '@/api/prompt-engine'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { withJob, withOrder } from '@/lib/jobs/job-store'
import { templateOf } from '@/lib/workflow/template-of'
import { useBoard } from '../board-context'
import { orderRender } from './order-render'
import { oneDraft, planRenders, type RenderOptions } from './plan'
import { noteProblems, problemsOf } from './refusals'
import { useGenerateMany } from './use-generate-many'

/** Renders one shot, for which somebody waits. The panel says "queued" at once, or why it comes to nothing. */
function useGenerateOne() {
  const api = useApi()
  const queries = useQueryClient()
  const { project, state, edits, jobs } = useBoard()
  const showToast = useShowToast()

  const generate = useCallback(
    async (shotId: string, options: RenderOptions = oneDraft): Promise<void> => {
      const { shots, scenes, project: facts } = state.getState()
      const shot = shots[shotId]
      const [render] = shot ? planRenders([shot], options) : []
      if (!shot || !render) return
      jobs.setState((all) => withOrder(all, shotId, { status: 'sending' }))
      announce(`${shot.code} queued`)
      // At once, so that two quick presses are two seeds.
      if (render.seed !== shot.seed) edits.noteSeed(shotId, render.seed)
      try {
        const templates = await queries.fetchQuery(templatesQuery(api))
        const template = templateOf(shot, templates)
        if (!template) throw new Error('There is no workflow to render with yet.')
        const job = await orderRender({ api, queries, project, facts, scenes }, render, template)
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
        const retry = { label: 'Retry', run: () => void generate(shotId, options) }
        showToast({ text: `${shot.code}: ${cause}`, action: retry })
      }
    },
    [api, queries, project, state, edits, jobs, showToast],
  )
  return generate
}

/** Renders shots: one for which somebody waits, or many with one request. */
export function useGenerate() {
  const one = useGenerateOne()
  const many = useGenerateMany()
  return useCallback(
    async (shotIds: string | readonly string[], options: RenderOptions = oneDraft) => {
      const ids = typeof shotIds === 'string' ? [shotIds] : shotIds
      const [only] = ids
      if (ids.length === 1 && only && options.takes === 1) return one(only, options)
      return many(ids, options)
    },
    [one, many],
  )
}
