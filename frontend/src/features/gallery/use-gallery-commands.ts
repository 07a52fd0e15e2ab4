import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useStable } from '@/lib/use-stable'
import { useGallery } from './gallery-context'
import { comparable, selectAll, selectFew, selectNothing, useGalleryUi } from './gallery-ui'
import { sizes, useGalleryAddress, type View } from './use-gallery-address'

/** All that can be done with the view by key or palette; changes to files offer their own. */
export function useGalleryCommands(): void {
  const { order, shelf } = useGallery()
  const { place, change } = useGalleryAddress()
  const all = useStable(() => {
    // What is alike is no search that the service could repeat.
    if (place.like === null) selectAll(place.query)
    else selectFew(order.ids, useGalleryUi.getState().current)
  })
  const findAlike = useStable(() => {
    const { current } = useGalleryUi.getState()
    const file = current === null ? undefined : shelf.get(current)
    if (file?.kind === 'image') change({ like: file.path, at: null })
  })
  const resize = useStable((by: number) =>
    change({ size: Math.min(sizes.most, Math.max(sizes.least, place.size + by)) }),
  )
  const show = useStable((view: View) => change({ view }))
  const compare = useStable(() => {
    const files = comparable(useGalleryUi.getState().selection)
    if (files) change({ compare: files })
  })
  const commands = useMemo<Command[]>(
    () => [
      { id: 'select-all-files', title: 'Select all results', keys: 'mod+a', run: all },
      { id: 'select-no-file', title: 'Select nothing', keys: 'mod+d', run: selectNothing },
      { id: 'find-alike', title: 'Find pictures like this one', keys: 'shift+f', run: findAlike },
      {
        id: 'compare-files',
        title: 'Compare the selected pictures',
        keys: 'c',
        isAvailable: () => comparable(useGalleryUi.getState().selection) !== null,
        run: compare,
      },
      {
        id: 'larger-files',
        title: 'Larger pictures',
        run: () => resize(sizes.step * 3),
      },
      {
        id: 'smaller-files',
        title: 'Smaller pictures',
        run: () => resize(-sizes.step * 3),
      },
      { id: 'as-rows', title: 'Show the files as rows', run: () => show('rows') },
      { id: 'as-squares', title: 'Show the files as squares', run: () => show('squares') },
      { id: 'as-columns', title: 'Show the files as columns', run: () => show('masonry') },
      { id: 'as-list', title: 'Show the files as a list', run: () => show('list') },
      { id: 'as-days', title: 'Show the files by day', run: () => show('days') },
    ],
    [all, findAlike, resize, show, compare],
  )
  useCommands('gallery', commands)
}
