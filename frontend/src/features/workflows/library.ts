import type { Template } from '@/api/types'
import type { NodeReach } from '@/api/workflows'
import { contains } from '@/components/room/contains'
import type { Take } from '@/lib/document/model'
import { type Reach, reachOf } from './reach'
import { categoryLabel, engineLabel, type Facet } from './workflow-words'

/** A workflow as the library shows it. */
export type Entry = {
  id: string
  template: Template
  nodes: readonly NodeReach[] | undefined
  reach: Reach
  /** Its last picture in this project. */
  take: Take | null
}

/** What the library is narrowed to; within a facet any of the values, of all facets each. */
export type Narrowed = { q?: string } & { [facet in Facet]?: readonly string[] }

export const facets: readonly { id: Facet; label: string }[] = [
  { id: 'category', label: 'Kind' },
  { id: 'engine', label: 'Engine' },
  { id: 'own', label: 'Categories' },
  { id: 'origin', label: 'From' },
  { id: 'runs', label: 'Runs' },
]

type Where = Readonly<Record<string, readonly NodeReach[]>> | undefined

/** The last take of each workflow; of several the newest. */
export function lastTakes(takes: Iterable<Take>): ReadonlyMap<string, Take> {
  const last = new Map<string, Take>()
  for (const take of takes) {
    const before = last.get(take.templateId)
    if (!before || before.createdAt < take.createdAt) last.set(take.templateId, take)
  }
  return last
}

/** One's own first, by name; then what is built in, as it is offered. */
function ordered(templates: readonly Template[]): Template[] {
  const own = templates.filter(({ origin }) => origin === 'own')
  const rest = templates.filter(({ origin }) => origin !== 'own')
  return [...own.sort((a, b) => a.title.localeCompare(b.title)), ...rest]
}

export const entriesOf = (
  templates: readonly Template[],
  where: Where,
  takes: ReadonlyMap<string, Take>,
): Entry[] =>
  ordered(templates).map((template) => {
    const nodes = where?.[template.id]
    return {
      id: template.id,
      template,
      nodes,
      reach: reachOf(nodes),
      take: takes.get(template.id) ?? null,
    }
  })

const runsValue = ({ reach }: Entry): string[] => {
  switch (reach.status) {
    case 'everywhere':
    case 'somewhere':
      return ['now']
    case 'nowhere':
      return ['nowhere']
    case 'unknown':
      return []
    default:
      return reach.status satisfies never
  }
}

export function valuesOf(entry: Entry, facet: Facet): readonly string[] {
  const { template } = entry
  switch (facet) {
    case 'category':
      return [template.category]
    case 'engine':
      return [template.engine]
    case 'own':
      return template.categories
    case 'origin':
      return [template.origin]
    case 'runs':
      return runsValue(entry)
    default:
      return facet satisfies never
  }
}

function fits(entry: Entry, facet: Facet, wanted: readonly string[] | undefined): boolean {
  if (!wanted || wanted.length === 0) return true
  return valuesOf(entry, facet).some((value) => wanted.includes(value))
}

const wordsOf = ({ template }: Entry): string =>
  [
    template.title,
    template.description,
    template.id,
    categoryLabel(template.category),
    engineLabel(template.engine),
    ...template.categories,
  ].join(' ')

export const narrow = (entries: readonly Entry[], wanted: Narrowed): Entry[] =>
  entries.filter(
    (entry) =>
      contains(wordsOf(entry), wanted.q ?? '') &&
      facets.every(({ id }) => fits(entry, id, wanted[id])),
  )

export type FacetValue = { value: string; count: number }

/** The values of a facet with how many each would show, the other facets staying as they are. */
export function countsOf(entries: readonly Entry[], wanted: Narrowed, facet: Facet): FacetValue[] {
  const shown = narrow(entries, { ...wanted, [facet]: [] })
  const counts = new Map<string, number>()
  for (const entry of entries) for (const value of valuesOf(entry, facet)) counts.set(value, 0)
  for (const entry of shown) {
    for (const value of valuesOf(entry, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count }))
}

export const isNarrowed = (wanted: Narrowed): boolean =>
  Boolean(wanted.q) || facets.some(({ id }) => (wanted[id] ?? []).length > 0)

export const ownCategories = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.flatMap(({ template }) => template.categories))].sort()
