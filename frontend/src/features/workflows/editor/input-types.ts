import type { TemplateInput } from '@/api/types'
import type { InputType, Widget } from '../graph/graph-model'

const media: readonly InputType[] = ['image', 'mask', 'video', 'audio']

/** The types that can stand for another one without changing what the graph is given. */
function alike(type: InputType): readonly InputType[] {
  switch (type) {
    case 'integer':
    case 'seed':
      return ['integer', 'seed', 'choice']
    case 'float':
      return ['float', 'integer']
    case 'text':
    case 'choice':
      return ['text', 'choice', 'model']
    case 'model':
      return ['model', 'choice', 'text']
    case 'boolean':
    case 'lora':
      return [type]
    case 'image':
    case 'mask':
    case 'video':
    case 'audio':
      return media
    default:
      return type satisfies never
  }
}

/** What an input may be retyped as; what it is now and what its node says are always among them. */
export function typesFor(
  { type }: Pick<TemplateInput, 'type'>,
  widget: Pick<Widget, 'type'> | undefined,
): InputType[] {
  const first = widget?.type ?? type
  return [...new Set([first, type, ...alike(first)])]
}
