import type { Job } from '@/api/types'
import type { ById, Take } from '@/lib/document/model'

const versionLabel = (version: number) => `v${String(version).padStart(3, '0')}`

/** The version that a job wrote, once its take is in the document. */
function versionOf({ outputs }: Job, takes: readonly Take[] | undefined): string | null {
  const written = new Set(outputs.map(({ take_id }) => take_id))
  const take = takes?.find(({ id }) => written.has(id))
  return take ? versionLabel(take.version) : null
}

/** "Storyboard sketch, v003"; a take that is still to come is told by its seed. */
export function jobName(job: Job, title: string, takes: ById<readonly Take[]>): string {
  const { shot_id: shot, seed, stage } = job.metadata
  const version = versionOf(job, typeof shot === 'string' ? takes[shot] : undefined)
  const which = version ?? (typeof seed === 'number' ? `seed ${seed}` : null)
  return [title, stage === 'final' ? 'final' : null, which].filter(Boolean).join(', ')
}
