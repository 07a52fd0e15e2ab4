import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { deleteView, type SavedView, type SortKey, savedViewsQuery, saveView } from '@/api/gallery'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'
import { useGallery } from '../gallery-context'
import {
  type GalleryChange,
  type GalleryPlace,
  type GroupBy,
  views as knownViews,
  useChangeAddress,
  type View,
} from '../use-gallery-address'

/** A timeline is by day of itself. */
const groupIn = (view: View, group: GroupBy | null) => (view === 'days' ? null : group)

/** What is shown now, under a name: the search itself, so that new files join it. */
export const viewOf = (
  name: string,
  { query, order, view, group, size }: GalleryPlace,
): SavedView => ({
  name,
  query: {
    ...query,
    sort: order.sort,
    second: order.second,
    descending: order.descending,
  },
  view: { mode: view, group: groupIn(view, group), size },
})

const sortKeys: readonly SortKey[] = ['date', 'story', 'name', 'size', 'rating', 'kind', 'width']
const groups: readonly GroupBy[] = ['day', 'scene', 'shot', 'folder']
const sortIn = (word: string | null | undefined) => sortKeys.find((each) => each === word)

/** Where a saved view leads; what this page does not know is shown as usual. */
export function changeTo({ query, view }: SavedView): GalleryChange {
  const mode: View = knownViews.find((each) => each === view?.mode) ?? 'rows'
  return {
    q: query?.q ?? '',
    folder: query?.folder ?? null,
    deep: query?.deep ?? true,
    sort: sortIn(query?.sort) ?? 'date',
    second: sortIn(query?.second) ?? null,
    descending: query?.descending ?? true,
    view: mode,
    group: groups.find((each) => each === view?.group) ?? null,
    at: null,
    ...(view?.size && { size: view.size }),
  }
}

/** Whether this is what is shown now; pictures may have been made larger meanwhile. */
export function isShown(saved: SavedView, place: GalleryPlace): boolean {
  const { size: _, ...wanted } = changeTo(saved)
  const { query, order, view, at } = place
  const { sort, second, descending } = order
  const group = groupIn(view, place.group)
  const now: GalleryChange = { ...query, sort, second, descending, view, group, at }
  const isSame = Object.entries(wanted).every(([part, value]) => Reflect.get(now, part) === value)
  return place.like === null && isSame
}

const none: readonly SavedView[] = []

/** Views by name, and what can be done with them; each deed can be taken back. */
export function useSavedViews() {
  const api = useApi()
  const queries = useQueryClient()
  const show = useShowToast()
  const { project, place } = useGallery()
  const change = useChangeAddress()
  const views = useQuery(savedViewsQuery(api, project)).data ?? none

  const attempt = async (deed: Promise<SavedView[]>, said?: Parameters<typeof show>[0]) => {
    try {
      queries.setQueryData(savedViewsQuery(api, project).queryKey, await deed)
      if (said) show(said)
    } catch (error) {
      show({ text: messageOf(error) })
    }
  }

  const save = (name: string) => {
    const before = views.find((view) => view.name === name)
    const back = () =>
      void attempt(before ? saveView(api, project, before) : deleteView(api, project, name))
    return attempt(saveView(api, project, viewOf(name, place)), {
      text: before ? `The view ${name} is replaced` : `The view ${name} is saved`,
      action: { label: 'Undo', run: back },
    })
  }

  const remove = (view: SavedView) =>
    attempt(deleteView(api, project, view.name), {
      text: `The view ${view.name} is deleted`,
      action: { label: 'Undo', run: () => void attempt(saveView(api, project, view)) },
    })

  return { views, save, remove, open: (view: SavedView) => change(changeTo(view)) }
}
