import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { facets, type Narrowed } from './library'
import type { Facet } from './workflow-words'

const route = getRouteApi('/p/$project/library/workflows')

export type Open = 'inputs' | 'graph'

/** What is narrowed, as an address holds it. */
type NarrowedPlace = { q?: string } & { [facet in Facet]?: string[] }

type Place = NarrowedPlace & { view?: 'list'; workflow?: string; open?: Open }

type Change = NarrowedPlace & {
  view?: 'list' | 'grid'
  workflow?: string | null
  open?: Open | null
}

/** What is empty says nothing in an address. */
const kept = (search: Place): Place =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : Boolean(value),
    ),
  )

function changed(before: Place, { view, workflow, open, ...narrowed }: Change): Place {
  const next: Place = { ...before, ...narrowed }
  if (view === 'list') next.view = view
  if (view === 'grid') delete next.view
  if (workflow === null) delete next.workflow
  else if (workflow !== undefined) next.workflow = workflow
  if (open === null) delete next.open
  else if (open !== undefined) next.open = open
  return kept(next)
}

/** What the address says of the library, and how it is changed. */
export function useLibraryAddress() {
  const place: Place = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (next: Change) =>
      void navigate({
        search: (before) => changed(before, next),
        // Going into the inputs and back is a step in the browser's history; the rest is not.
        replace: next.open === undefined,
      }),
    [navigate],
  )
  return { place, change }
}

/** The same place with a value of a facet taken in or out. */
export function toggled(place: Narrowed, facet: Facet, value: string): NarrowedPlace {
  const chosen = place[facet] ?? []
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
  return { [facet]: next }
}

export const showAll: NarrowedPlace = {
  q: '',
  ...Object.fromEntries(facets.map(({ id }) => [id, []])),
}
