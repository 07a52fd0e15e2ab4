import type { Template } from '@/api/types'
import type { NodeReach } from '@/api/workflows'
import { type ChoiceSection, isAbout } from '@/components/camera/choices'

/** "Text to image" of `text_to_image`. */
export const categoryWords = (category: string): string => {
  const words = category.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Why a workflow cannot run anywhere; null where a node can, or where nobody could say. */
export function nowhere(reach: readonly NodeReach[] | undefined): string | null {
  const online = reach?.filter((node) => node.online) ?? []
  if (online.length === 0 || online.some(({ runs }) => runs !== false)) return null
  const [first] = online
  const files = [...(first?.missing_models ?? []), ...(first?.missing_values ?? [])]
  const missing = first?.missing_classes[0] ?? files[0]?.value
  const lacks = missing === undefined ? '' : `: ${first?.name} lacks ${missing}`
  return `No node runs it${lacks}`
}

type Asked = {
  templates: readonly Template[]
  where: Readonly<Record<string, readonly NodeReach[]>>
  query: string
}

/** Workflows by what they do, as far as they meet what was typed. */
export function workflowSections({ templates, where, query }: Asked): ChoiceSection[] {
  const found = templates.filter(({ title, description, category, engine }) =>
    isAbout(`${title} ${description} ${categoryWords(category)} ${engine}`, query),
  )
  return [...new Set(found.map(({ category }) => category))].map((category) => ({
    id: category,
    heading: categoryWords(category),
    choices: found
      .filter((template) => template.category === category)
      .map(({ id, title, description }) => {
        const fault = nowhere(where[id])
        return {
          key: id,
          value: id,
          label: title,
          line: fault ?? (description || null),
          verdict: fault === null ? ('ok' as const) : ('warns' as const),
        }
      }),
  }))
}
