import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useStable } from '@/lib/use-stable'
import { useGallery } from '../gallery-context'
import { selectOnly, useGalleryUi } from '../gallery-ui'
import { type Section, sectionAt } from './sections'
import { useGroupVerbs } from './use-group-verbs'
import { useSections } from './use-sections'

const none: readonly Section[] = []

/** Groups by key: those of the file that is looked at, and those beside it. */
export function useGroupCommands(): void {
  const { order } = useGallery()
  const sections = useSections() ?? none
  const verbs = useGroupVerbs()

  const placeNow = () => {
    const { current } = useGalleryUi.getState()
    return current === null ? -1 : sectionAt(sections, order.ids.indexOf(current))
  }
  const onCurrent = useStable((verb: 'fold' | 'select') => {
    const section = sections[placeNow()]
    if (section) verbs[verb](section)
  })
  const go = useStable((step: 1 | -1) => {
    const from = placeNow()
    const rest =
      step > 0 ? sections.slice(from + 1) : sections.slice(0, Math.max(0, from)).reverse()
    const next = rest.find(({ isFolded }) => !isFolded)
    const id = next && order.ids[next.from]
    if (id !== undefined) selectOnly(id)
  })
  const unfold = useStable(verbs.unfoldAll)
  const hasGroups = sections.length > 0
  const commands = useMemo<Command[]>(() => {
    const isAvailable = () => hasGroups
    const each: Omit<Command, 'isAvailable'>[] = [
      { id: 'next-group', title: 'To the next group', keys: ']', run: () => go(1) },
      { id: 'previous-group', title: 'To the group before', keys: '[', run: () => go(-1) },
      {
        id: 'select-group',
        title: 'Select the group, or leave it',
        keys: 'shift+a',
        run: () => onCurrent('select'),
      },
      {
        id: 'fold-group',
        title: 'Fold or unfold the group',
        keys: '-',
        run: () => onCurrent('fold'),
      },
      { id: 'unfold-groups', title: 'Unfold all groups', keys: '=', run: unfold },
    ]
    return each.map((command) => ({ ...command, isAvailable }))
  }, [go, onCurrent, unfold, hasGroups])
  useCommands('gallery-groups', commands)
}
