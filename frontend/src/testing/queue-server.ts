import { HttpResponse, http, type JsonBodyType } from 'msw'
import type { Backend, Failures, Forecast, Job, QueueSummary } from '@/api/types'
import { aSummary, boardHandlers, newProjectDocument } from './board-server'
import { aNode } from './nodes'
import { testConfig } from './render-route'

const { orchestrator } = testConfig.services

type Farm = {
  jobs?: readonly Job[]
  nodes?: readonly Backend[]
  summary?: QueueSummary
  failures?: Failures
  lanes?: Forecast['lanes']
}

/** What was asked of the queue, in the order in which it was asked. */
export type Asked = { path: string; method: string; body: JsonBodyType }

const openStatuses = ['running', 'collecting', 'leased', 'queued', 'failed']

/** A farm that answers from plain data and writes down what is asked of it. */
export function queueHandlers(farm: Farm) {
  const asked: Asked[] = []
  const { jobs = [], nodes = [aNode()], summary = aSummary(), lanes = [] } = farm
  const failures = farm.failures ?? { total: 0, groups: [], recovered: 0 }
  const note = async (request: Request): Promise<JsonBodyType> => {
    const text = await request.clone().text()
    const body: JsonBodyType = text === '' ? null : JSON.parse(text)
    asked.push({ path: new URL(request.url).pathname, method: request.method, body })
    return body
  }
  const jobOf = (id: unknown) => jobs.find(({ job_id }) => job_id === id)
  const handlers = [
    http.get(`${orchestrator}/api/jobs`, ({ request }) => {
      const statuses = new URL(request.url).searchParams.getAll('status')
      const wanted = statuses.length > 0 ? statuses : [...openStatuses, 'done', 'cancelled']
      const page = jobs.filter(({ status }) => wanted.includes(status))
      return HttpResponse.json({ jobs: page, next_cursor: null })
    }),
    http.get(`${orchestrator}/api/backends`, () =>
      HttpResponse.json({ backends: nodes, total: nodes.length, online: nodes.length, offline: 0 }),
    ),
    http.get(`${orchestrator}/api/queue`, () => HttpResponse.json(summary)),
    http.get(`${orchestrator}/api/queue/failures`, () => HttpResponse.json(failures)),
    http.get(`${orchestrator}/api/queue/forecast`, () => HttpResponse.json({ lanes })),
    http.post(`${orchestrator}/api/queue/:verb`, async ({ request }) => {
      await note(request)
      return HttpResponse.json(summary)
    }),
    http.post(`${orchestrator}/api/jobs/clear`, async ({ request }) => {
      const body = await note(request)
      const wanted = JSON.stringify(body)
      const ids = jobs.flatMap(({ job_id, status }) => (wanted.includes(status) ? [job_id] : []))
      return HttpResponse.json({ job_ids: ids })
    }),
    http.post<never, { job_ids: string[] }>(
      `${orchestrator}/api/jobs/bulk`,
      async ({ request }) => {
        await note(request)
        const { job_ids: ids } = await request.json()
        return HttpResponse.json({
          results: ids.map((job_id) => ({ job_id, ok: true, message: '' })),
        })
      },
    ),
    http.post(`${orchestrator}/api/jobs/:id/:verb`, async ({ request, params }) => {
      await note(request)
      return HttpResponse.json(jobOf(params.id) ?? null)
    }),
    http.patch(`${orchestrator}/api/jobs/:id`, async ({ request, params }) => {
      await note(request)
      return HttpResponse.json(jobOf(params.id) ?? null)
    }),
  ]
  return { asked, handlers: [...handlers, ...boardHandlers(newProjectDocument())] }
}
