import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '@/api/context'
import { messageOf } from '@/api/problem'
import { templatesQuery } from '@/api/prompt-engine'
import type { Template } from '@/api/types'
import { announce, openProgress } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { counted } from '@/lib/format/counted'
import { type JobStore, withJobs, withOrder } from '@/lib/jobs/job-store'
import { templateOf } from '@/lib/workflow/template-of'
import { useBoard } from '../board-context'
import { type Outcome, orderRenders } from './order-renders'
import { type PlannedRender, planRenders, type RenderOptions } from './plan'
import { noteProblems, problemsOf } from './refusals'

const codesOf = (renders: readonly PlannedRender[]) => [
  ...new Set(renders.map(({ shot }) => shot.code)),
]

/** "3 takes of 1A", "12 takes of 8 shots": what the batch is called in the queue. */
export function batchName(renders: readonly PlannedRender[]): string {
  const codes = codesOf(renders)
  const takes = counted(renders.length, 'take')
  return `${takes} of ${codes.length === 1 ? codes[0] : counted(codes.length, 'shot')}`
}

function noteSending(jobs: JobStore, renders: readonly PlannedRender[]): void {
  jobs.setState((all) => {
    const orders = { ...all.orders }
    for (const { shot } of renders) orders[shot.id] = { status: 'sending' }
    return { orders }
  })
}

/** Jobs go into the list, and each shot's order becomes its job or the reason that there is none. */
function noteOutcomes(
  jobs: JobStore,
  outcomes: readonly Outcome[],
  templates: readonly Template[],
) {
  for (const { render } of outcomes) {
    jobs.setState((all) => withOrder(all, render.shot.id, null))
    noteProblems(render.shot.id, {})
  }
  const queued = outcomes.flatMap((each) => (each.status === 'queued' ? [each.job] : []))
  const { jobs: known } = jobs.getState()
  jobs.setState((all) =>
    withJobs(
      all,
      queued.filter(({ job_id }) => !known[job_id]),
    ),
  )
  for (const outcome of outcomes) {
    if (outcome.status !== 'refused') continue
    const { shot } = outcome.render
    const cause = messageOf(outcome.error)
    jobs.setState((all) => withOrder(all, shot.id, { status: 'refused', cause }))
    noteProblems(shot.id, problemsOf(outcome.error, templateOf(shot, templates)))
  }
}

/** One reason for all, or that of the first; the sidebar names every one. */
function refusalWords(refused: readonly (Outcome & { status: 'refused' })[], all: number): string {
  const [first] = refused
  const reason = first ? `${first.render.shot.code}: ${messageOf(first.error)}` : ''
  return refused.length === 1 && all === 1
    ? reason
    : `${refused.length} of ${all} refused. ${reason}`
}

/** Renders many with one request. What is refused is named with its reason and stops no other. */
export function useGenerateMany() {
  const api = useApi()
  const queries = useQueryClient()
  const { project, state, edits, jobs } = useBoard()
  const showToast = useShowToast()
  return useCallback(
    async (shotIds: readonly string[], options: RenderOptions): Promise<void> => {
      const { shots, scenes, project: facts } = state.getState()
      const renders = planRenders(
        shotIds.flatMap((id) => shots[id] ?? []),
        options,
      )
      if (renders.length === 0) return
      noteSending(jobs, renders)
      announce(`${batchName(renders)} queued`)
      for (const { shot, seed, isSpread } of renders) {
        if (!isSpread && seed !== shot.seed) edits.noteSeed(shot.id, seed)
      }
      const templates = await queries.fetchQuery(templatesQuery(api)).catch(() => [])
      const studio = { api, queries, project, facts, scenes }
      const outcomes = await orderRenders(studio, renders, { templates, name: batchName(renders) })
      noteOutcomes(jobs, outcomes, templates)
      const refused = outcomes.filter((each) => each.status === 'refused')
      if (refused.length === 0) return
      const text = refusalWords(refused, outcomes.length)
      announce(text)
      showToast({ text, action: { label: 'Show all', run: () => openProgress(true) } })
    },
    [api, queries, project, state, edits, jobs, showToast],
  )
}
