import { useMemo } from 'react'
import { useGallery } from '../gallery-context'
import { arranged, type Section, sectionsOf } from './sections'

/** The headings that files stand below; null while there are none. */
export function useSections(): readonly Section[] | null {
  const { order, place } = useGallery()
  const { group, folded } = place
  return useMemo(
    () => (group === null ? null : sectionsOf(order, group, new Set(folded))),
    [order, group, folded],
  )
}

/** The files that are drawn, and below which headings. */
export function useArranged() {
  const { order } = useGallery()
  const sections = useSections()
  return useMemo(() => arranged(order, sections), [order, sections])
}
