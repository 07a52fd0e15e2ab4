import type { Template } from '@/api/types'
import type { Shot } from '@/lib/document/model'
import { plural } from '@/lib/format/plural'
import { fitsSlot } from '@/lib/workflow/media'
import { templateOf } from '@/lib/workflow/template-of'
import type { Spot } from '../../new-shots'
import type { CanvasEntry, CanvasSection } from '../menu/canvas-menu'
import { isMedia, nameOf, type Source } from './sources'
import type { Bringer } from './use-bring'

type Input = Template['inputs'][number]
type FileInput = Input & { type: 'image' | 'mask' | 'video' | 'audio' }

const isFileInput = (input: Input): input is FileInput =>
  ['image', 'mask', 'video', 'audio'].includes(input.type)

/** The shot's own slots that take this file. */
export const slotsFor = (source: Source, template: Template | undefined): FileInput[] =>
  (template?.inputs ?? []).filter(isFileInput).filter(({ type }) => fitsSlot(nameOf(source), type))

function workflowEntries(source: Source, shot: Shot | null, bring: Bringer): CanvasEntry[] {
  if (source.kind !== 'computer') return []
  const { file } = source
  const keep = (shotIds: readonly string[]) => void bring.asWorkflow(file, bring.templates, shotIds)
  const give = {
    id: 'give',
    label: `Give ${shot?.code} the workflow`,
    run: () => keep([shot?.id ?? '']),
  }
  return [
    ...(shot ? [give] : []),
    { id: 'keep', label: 'Import the workflow into the library', run: () => keep([]) },
  ]
}

type Dropped = {
  sources: readonly Source[]
  /** The shot that they were dropped on; null for the board itself. */
  shot: Shot | null
  /** Where they become shots. */
  spot: Spot
  templates: readonly Template[]
  /** The one of them that holds a workflow. */
  workflow: Source | null
}

/** What can be done with what was dropped here. */
export function dropSections(
  { sources, shot, spot, templates, workflow }: Dropped,
  bring: Bringer,
): CanvasSection[] {
  const media = sources.filter(isMedia)
  const [only, another] = sources
  const template = shot ? templateOf(shot, templates) : undefined
  const slots = only && !another ? slotsFor(only, template) : []
  const pictures: CanvasEntry[] = [
    ...(shot && media.length > 0
      ? [
          {
            id: 'takes',
            label: plural(media.length, {
              one: `As a take of ${shot.code}`,
              other: `As ${media.length} takes of ${shot.code}`,
            }),
            run: () => void bring.asTakes(shot.id, media),
          },
        ]
      : []),
    ...(media.length > 0
      ? [
          {
            id: 'shots',
            label: plural(media.length, {
              one: 'As new shot',
              other: `As ${media.length} new shots`,
            }),
            run: () => void bring.asShots(media, spot),
          },
        ]
      : []),
  ]
  const references = slots.map((input) => ({
    id: input.name,
    label: input.label,
    run: () => {
      if (shot && only) void bring.asReference(shot.id, input, only)
    },
  }))
  return [
    { title: 'Bring it in', entries: pictures },
    { title: `Reference of ${shot?.code ?? ''}`, entries: references },
    { title: 'Workflow', entries: workflow ? workflowEntries(workflow, shot, bring) : [] },
  ].filter(({ entries }) => entries.length > 0)
}
