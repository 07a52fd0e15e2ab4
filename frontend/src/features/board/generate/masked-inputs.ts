import type { JobOrder, Template } from '@/api/types'
import { isMedia } from '@/components/workflow-form/inputs'
import { type FormValues, readMedia } from '@/lib/workflow/values'

type Files = NonNullable<NonNullable<JobOrder['metadata']>['inputs']>

/**
 * Puts the mask that was painted on a picture beside it. Where the workflow has a slot for the
 * mask, and somebody filled that, it stands.
 */
export function maskedInputs(template: Template, values: FormValues, files: Files): Files {
  const masked = template.inputs.flatMap((input) => {
    const mask = isMedia(input) ? readMedia(values[input.name])?.mask : undefined
    const place = `${input.node}.${input.field}`
    const image = files[place]
    return mask && typeof image === 'string' ? [[place, { image, mask }] as const] : []
  })
  return { ...files, ...Object.fromEntries(masked) }
}
