import type { Api } from '@/api/client'
import { fileUrl, thumbnailUrl } from '@/api/pictures'
import type { Template } from '@/api/types'
import type { Fact, ViewedKind, ViewedPicture } from '@/components/viewer/viewed-picture'
import type { ProjectFacts, Shot, Take } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { dateAndTime } from '@/lib/format/dates'
import { fixed } from '@/lib/format/figures'
import { took } from '@/lib/jobs/time-left'
import { versionLabel } from '../canvas/captions'

type Where = {
  api: Api
  /** The project's folder. */
  project: string
  facts: Pick<ProjectFacts, 'fps'>
  templates: readonly Pick<Template, 'id' | 'title'>[]
}

const kindOf = ({ kind }: Take): ViewedKind =>
  kind === 'video' || kind === 'audio' ? kind : 'image'

function tookWords({ startedAt, finishedAt }: Take): string {
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1_000
  return Number.isFinite(seconds) ? took(seconds) : ''
}

const madeWords = ({ createdAt }: Take): string => {
  const made = new Date(createdAt)
  return Number.isNaN(made.getTime()) ? '' : dateAndTime(made)
}

const megabytes = (bytes: number): string => (bytes > 0 ? `${fixed(bytes / 1e6, 1)} MB` : '')

/** All that is known of a take, without what nobody knows. */
export function factsOf(take: Take, { templates }: Pick<Where, 'templates'>): Fact[] {
  const workflow = templates.find(({ id }) => id === take.templateId)?.title ?? take.templateId
  const facts: Fact[] = [
    ['Prompt', take.prompt],
    ['Without', take.negativePrompt],
    ['Seed', take.seed === null ? '' : String(take.seed)],
    ['Workflow', workflow],
    ['Models', take.models.join('\n')],
    ['Kind', take.stage === 'final' ? 'Final' : 'Draft'],
    ['Node', take.nodeName],
    ['Took', tookWords(take)],
    ['Made', madeWords(take)],
    ['Size', megabytes(take.size)],
    ['File', take.path],
  ]
  return facts.filter(([, value]) => value !== '')
}

/** A take as the viewer shows it; its stars are those of its shot. */
export function viewedTake(
  take: Take,
  shot: Shot,
  where: Where & { isChosen: boolean },
): ViewedPicture {
  const { api, project, facts, isChosen } = where
  const { path, sha256: version } = take
  return {
    key: take.id,
    src: (width) => thumbnailUrl(api, { project, path, width, version }),
    full: fileUrl(api, project, path),
    kind: kindOf(take),
    width: take.width,
    height: take.height,
    title: [slate(shot), shot.name, versionLabel(take.version)].filter(Boolean).join(' '),
    duration: take.seconds ?? undefined,
    fps: facts.fps,
    facts: factsOf(take, where),
    rating: shot.rating,
    chosen: isChosen,
  }
}
