import type { Template } from '@/api/types'
import type { Shot } from '@/lib/document/model'

/** The template of a shot: the one it names, else the first for pictures. */
export function templateOf(
  shot: Pick<Shot, 'templateId'>,
  templates: readonly Template[],
): Template | undefined {
  return (
    templates.find(({ id }) => id === shot.templateId) ??
    templates.find(({ kind }) => kind === 'image') ??
    templates[0]
  )
}
