import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { deleteView, type SavedView, type SortKey, savedViewsQuery, saveView } from '@/api/gallery'
import { messageOf } from '@/api/problem'
import { useShowToast } from '@/components/toast'
import { useGallery } from '../gallery-context'
import {
  type GalleryChange,
  type GalleryPlace,
  views as knownViews,
  useChangeAddress,
  type View,
} from '../use-gallery-address'

/** What is shown now, under a name: the search itself, so that new files join it. */
export const viewOf = (name: string, { query, order, view, size }: GalleryPlace): SavedView => ({
  name,
  query: { ...query, sort: order.sort, descending: order.descending },
  view: { mode: view, size },
})

const sortKeys: readonly SortKey[] = ['date', 'story', 'name', 'size', 'rating', 'kind', 'width']

/** Where a saved view leads; what this page does not know is shown as usual. */
export function changeTo({ query, view }: SavedView): GalleryChange {
  const mode: View = knownViews.find((each) => each === view?.mode) ?? 'rows'
  const sort = sortKeys.find((each) => each === query?.sort) ?? 'date'
  return {
    q: query?.q ?? '',
    folder: query?.folder ?? null,
    deep: query?.deep ?? true,
    sort,
    second: null,
    descending: query?.descending ?? true,
    view: mode,
    ...(view?.size && { size: view.size }),
  }
}

/** Whether this is what is shown now. */
export const isShown = ({ query }: SavedView, place: GalleryPlace): boolean =>
  (query?.q ?? '') === place.query.q &&
  (query?.folder ?? null) === place.query.folder &&
  (query?.deep ?? true) === place.query.deep

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
