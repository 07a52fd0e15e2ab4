import { Check, ChevronRight, Minus } from 'lucide-react'
import { memo, useMemo } from 'react'
import { IconButton } from '@/components/icon-button'
import { counted } from '@/lib/format/counted'
import { figure } from '@/lib/format/figures'
import { useGallery } from '../gallery-context'
import { selectedAmong, useGallerySelection } from '../gallery-ui'
import { HEADING, type Layout } from '../layout/layout'
import type { Scrolling } from '../tiles/use-scrolling'

import type { Section } from './sections'
import { useGroupVerbs } from './use-group-verbs'
import './grouping.css'

function SelectGroup({ section }: { section: Section }) {
  const { order } = useGallery()
  const selection = useGallerySelection()
  const { select } = useGroupVerbs()
  const { title, from, to } = section
  const selected = useMemo(
    () => selectedAmong(selection, order.ids.subarray(from, to)),
    [selection, order, from, to],
  )
  const isWhole = selected === to - from
  const files = counted(to - from, 'file')
  const icon = { size: 12, strokeWidth: 2.6, 'aria-hidden': true } as const
  return (
    <IconButton
      label={isWhole ? `Leave the ${files} of ${title}` : `Select the ${files} of ${title}`}
      size="small"
      onPress={() => select(section)}
    >
      <span className="check" data-on={selected > 0 || undefined}>
        {selected > 0 && (isWhole ? <Check {...icon} /> : <Minus {...icon} />)}
      </span>
    </IconButton>
  )
}

const GroupHeading = memo(function GroupHeading({ section }: { section: Section }) {
  const { fold } = useGroupVerbs()
  const { title, detail, from, to, isFolded } = section
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts at any place
    <div role="row" className="group-heading" style={{ height: HEADING }}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="gridcell" className="group-cell">
        <IconButton
          label={isFolded ? `Unfold ${title}` : `Fold ${title}`}
          size="small"
          aria-expanded={!isFolded}
          onPress={() => fold(section)}
        >
          <ChevronRight size={14} aria-hidden className="group-chevron" />
        </IconButton>
        <b className="cut">{title}</b>
        {detail !== '' && <span className="cut t3">{detail}</span>}
        <span className="t3 group-count">{figure(to - from)}</span>
        <SelectGroup section={section} />
      </div>
    </div>
  )
})

type Props = {
  layout: Layout
  sections: readonly Section[]
  scrolling: Scrolling
  /** Px of the view. */
  height: number
}

/** Headings of the groups in view; the first stays at the top while its files go by. */
export function GroupHeadings({ layout, sections, scrolling, height }: Props) {
  const { top, shift } = scrolling
  return layout.headings(top - height, top + 2 * height).map(({ section: place, y, end }) => {
    const section = sections[place]
    if (!section) return null
    // No longer than what can be scrolled to before it is drawn anew.
    const [from, to] = [Math.max(y, top - 2 * height), Math.min(end, top + 3 * height)]
    const box = { marginTop: from - shift, height: Math.max(HEADING, to - from) }
    return (
      <div key={section.key} role="presentation" className="group-place" style={box}>
        <GroupHeading section={section} />
      </div>
    )
  })
}
