import type { Job } from '@/api/types'
import type { Take } from '@/lib/document/model'
import { capital } from '@/lib/format/capital'

/** What a panel says about its shot; derived from jobs and takes, stored nowhere. */
export type PanelState =
  | { kind: 'empty' }
  | { kind: 'queued'; text: string; jobId: string | null }
  | { kind: 'rendering'; text: string; fraction: number; jobId: string }
  | { kind: 'rendered'; take: Take }
  | { kind: 'failed'; cause: string; jobId: string | null }

/** An order that is not yet a job: on its way, or refused. */
export type Order = { status: 'sending' } | { status: 'refused'; cause: string }

type Facts = {
  job: Job | undefined
  order: Order | undefined
  takes: readonly Take[]
  chosenTake: string | null
}

const graphNodes: Record<string, string> = {
  VAEDecode: 'Decoding',
  VAEEncode: 'Encoding',
  CheckpointLoaderSimple: 'Loading the model',
  UNETLoader: 'Loading the model',
  CLIPTextEncode: 'Reading the prompt',
  SaveImage: 'Saving',
}

/** The stage in words: "Sampling 5 of 14", "Decoding". */
export function stageText(job: Job): string {
  if (job.status === 'collecting') return 'Saving'
  const { stage } = job
  if (!stage) return 'Starting'
  const known = graphNodes[stage.class_type]
  if (known) return known
  const name = /sampler/i.test(stage.class_type) ? 'Sampling' : stage.class_type
  return stage.max > 1 ? `${name} ${stage.value} of ${stage.max}` : name
}

/** The place in the queue: "Next on north-1", "3rd in the queue". */
export function queueText(job: Job): string {
  if (job.waits_for) return capital(job.waits_for)
  const node = job.backend_name ? ` on ${job.backend_name}` : ''
  if (job.status === 'leased') return `Starts${node}`
  if (job.place === null) return node ? `Queued${node}` : 'Queued'
  return job.place <= 1 ? `Next${node}` : `${ordinal(job.place)}${node || ' in the queue'}`
}

export function ordinal(count: number): string {
  const teen = count % 100 >= 11 && count % 100 <= 13
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}

export function chosenOf(takes: readonly Take[], chosenTake: string | null): Take | undefined {
  return takes.find(({ id }) => id === chosenTake) ?? takes.at(-1)
}

/** A failure is over as soon as a newer take stands. */
function isAnswered(job: Job, takes: readonly Take[]): boolean {
  return takes.some(({ createdAt }) => Date.parse(createdAt) > Date.parse(job.created_at))
}

function stateOfJob(job: Job, takes: readonly Take[]): PanelState | null {
  switch (job.status) {
    case 'queued':
    case 'leased':
      return { kind: 'queued', text: queueText(job), jobId: job.job_id }
    case 'running':
    case 'collecting':
      return {
        kind: 'rendering',
        text: stageText(job),
        fraction: job.progress,
        jobId: job.job_id,
      }
    case 'failed': {
      if (isAnswered(job, takes)) return null
      const cause = job.error_message ?? 'The node gave no reason.'
      return { kind: 'failed', cause, jobId: job.job_id }
    }
    case 'done':
    case 'cancelled':
      return null
    default:
      return job.status satisfies never
  }
}

export function panelState({ job, order, takes, chosenTake }: Facts): PanelState {
  if (order?.status === 'sending') return { kind: 'queued', text: 'Sending', jobId: null }
  if (order?.status === 'refused') return { kind: 'failed', cause: order.cause, jobId: null }
  const live = job && stateOfJob(job, takes)
  if (live) return live
  const take = chosenOf(takes, chosenTake)
  return take ? { kind: 'rendered', take } : { kind: 'empty' }
}

/** The cause in a word or two for the caption; the whole of it stands in the picture. */
export function causeInShort(cause: string): string {
  if (/memory|vram|\bGB\b/i.test(cause)) return 'Out of memory'
  if (/does not answer|unreachable/i.test(cause)) return 'No answer'
  if (/offline|no .*node/i.test(cause)) return 'No node'
  if (/model|checkpoint|not in list/i.test(cause)) return 'Model missing'
  return 'Failed'
}
