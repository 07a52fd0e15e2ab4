import { list, text } from './search-values'

/** What the address of the workflows restores: what is looked for, chosen and open. */
export type WorkflowSearch = {
  q?: string
  category?: string[]
  engine?: string[]
  own?: string[]
  origin?: string[]
  runs?: string[]
  view?: 'list'
  workflow?: string
  open?: 'inputs' | 'graph'
}

export function workflowSearch(given: Record<string, unknown>): WorkflowSearch {
  const q = text(given.q)
  const workflow = text(given.workflow)
  const { open, view } = given
  return {
    ...(q && { q }),
    ...lists(given),
    ...(view === 'list' && { view }),
    ...(workflow && { workflow }),
    ...((open === 'inputs' || open === 'graph') && { open }),
  }
}

const facets = ['category', 'engine', 'own', 'origin', 'runs'] as const

function lists(given: Record<string, unknown>): Partial<Record<(typeof facets)[number], string[]>> {
  return Object.fromEntries(
    facets.flatMap((facet) => {
      const chosen = list(given[facet])
      return chosen.length > 0 ? [[facet, chosen]] : []
    }),
  )
}
