import type { Backend, Job } from '@/api/types'
import type { ById } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { conditionOf, hasEnded } from '@/lib/jobs/conditions'

export type Happening =
  | { kind: 'finished'; text: string; jobs: number }
  | { kind: 'failed'; text: string }
  | { kind: 'node-away'; text: string }
  | { kind: 'node-back'; text: string }

/** The jobs that were under way before and have ended now; what was never seen at work is left out. */
export function endedBetween(before: ById<Job>, after: ById<Job>): Job[] {
  return Object.entries(after).flatMap(([id, job]) => {
    const known = before[id]
    return known && known !== job && !hasEnded(known) && hasEnded(job) ? [job] : []
  })
}

const nameOf = (job: Job) => (typeof job.metadata.shot === 'string' ? job.metadata.shot : 'A job')

/** "12 takes rendered, 1 failed"; nothing where all of it was cancelled. */
export function tally(ended: readonly Job[]): string | null {
  const done = ended.filter((job) => conditionOf(job) === 'done').length
  const failed = ended.filter((job) => conditionOf(job) === 'failed').length
  const words = [done > 0 && `${counted(done, 'take')} rendered`, failed > 0 && `${failed} failed`]
  return words.filter(Boolean).join(', ') || null
}

/** What to say of jobs that failed together. */
export function failureText(failed: readonly Job[]): string | null {
  const [first] = failed
  if (!first) return null
  if (failed.length > 1) return `${failed.length} jobs failed, ${nameOf(first)} among them`
  return `${nameOf(first)} failed: ${first.error_message ?? 'the node gave no reason.'}`
}

type Owner = Pick<Job, 'batch_id' | 'group_id' | 'run_id'>
const ownerOf = ({ batch_id, group_id, run_id }: Owner) => batch_id ?? group_id ?? run_id

/** The batches, groups and runs whose last job has just ended, each with all its jobs. */
export function batchesEnded(ended: readonly Job[], all: ById<Job>): Job[][] {
  const owners = new Set(ended.flatMap((job) => ownerOf(job) ?? []))
  const jobs = Object.values(all)
  return [...owners]
    .map((owner) => jobs.filter((job) => ownerOf(job) === owner))
    .filter((members) => members.length > 1 && members.every(hasEnded))
}

/** Nodes that went or came back; those that a person put in or out tell nothing new. */
export function nodesBetween(before: readonly Backend[], after: readonly Backend[]): Happening[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return after.flatMap((node): Happening[] => {
    const was = known.get(node.id)
    if (!was?.enabled || !node.enabled || was.online === node.online) return []
    if (node.online) return [{ kind: 'node-back', text: `${node.name} is back` }]
    const reason = node.error ? `: ${node.error}` : ''
    return [{ kind: 'node-away', text: `${node.name} went away${reason}` }]
  })
}

/** Gathers what ends until nothing is under way any more. Call it with each change of the jobs. */
export function createJobWatch(projectName: string) {
  let sinceIdle: Job[] = []
  return (before: ById<Job>, after: ById<Job>): Happening[] => {
    const ended = endedBetween(before, after)
    if (ended.length === 0) return []
    sinceIdle.push(...ended)
    const failure = failureText(ended.filter((job) => conditionOf(job) === 'failed'))
    const happened: Happening[] = failure ? [{ kind: 'failed', text: failure }] : []
    if (Object.values(after).every(hasEnded)) {
      const words = tally(sinceIdle)
      const text = `${projectName}: ${words}`
      if (words) happened.push({ kind: 'finished', text, jobs: sinceIdle.length })
      sinceIdle = []
      return happened
    }
    for (const batch of batchesEnded(ended, after)) {
      const words = tally(batch)
      const text = `${projectName}, a batch: ${words}`
      if (words) happened.push({ kind: 'finished', text, jobs: batch.length })
    }
    return happened
  }
}
