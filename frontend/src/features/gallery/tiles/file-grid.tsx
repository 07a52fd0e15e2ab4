import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { counted } from '@/lib/format/counted'
import { useStable } from '@/lib/use-stable'
import { useGallery } from '../gallery-context'
import { useCurrentFileId } from '../gallery-ui'
import { GroupHeadings } from '../grouping/group-headings'
import { useArranged } from '../grouping/use-sections'
import { HEADING } from '../layout/layout'
import { tileId } from './grid-row'
import { GridTiles } from './grid-tiles'
import { HoverPreview } from './hover-preview'
import { placeToShow, tilesInView } from './in-view'
import { ListHead } from './list-head'
import { useChoosing } from './use-choosing'
import { useGridKeys } from './use-grid-keys'
import { useGridPointer } from './use-grid-pointer'
import { useHover } from './use-hover'
import { useKeepPlace } from './use-keep-place'
import { useLayout } from './use-layout'
import { useMarquee } from './use-marquee'
import { useScrolling } from './use-scrolling'
import { useSize } from './use-size'
import { useWanted } from './use-wanted'
import { useWheelSize } from './use-wheel-size'

/** Px from the edges of the view to the tiles. */
const INSET = { x: 12, y: 4 }
const style = { '--inset-x': `${INSET.x}px`, '--inset-y': `${INSET.y}px` } as CSSProperties

/** Every file that was found; only what is in view stands on the page. */
export function FileGrid() {
  const { order: found, place, finding } = useGallery()
  const files = useArranged()
  const { order, sections } = files
  const { view, size } = place
  const current = useCurrentFileId()
  const scroller = useRef<HTMLDivElement>(null)
  const room = useSize(scroller)
  const layout = useLayout(files, { view, size, width: Math.max(0, room.width - 2 * INSET.x) })
  const scrolling = useScrolling(scroller, {
    height: (layout?.height ?? 0) + 2 * INSET.y,
    view: room.height,
  })
  const choosing = useChoosing(order)
  const marquee = useMarquee({ scroller, layout, scrolling, choosing, inset: INSET })
  useWheelSize(scroller)
  const pointer = useGridPointer(order, choosing)
  const { hovered, leave, onPointerMove } = useHover(order.ids)
  const onKeyDown = useGridKeys({ layout, view: room.height, choosing })

  const isNow = finding.status === 'found' && !finding.isOld
  const subject = JSON.stringify([place.query, place.order, place.group, view])
  const shown = useMemo(() => (layout && isNow ? { order, layout } : null), [order, layout, isNow])
  useKeepPlace(shown, subject, scrolling)

  const drawn = layout
    ? tilesInView(layout, { top: scrolling.top - INSET.y, height: room.height })
    : ([0, 0] as const)
  useWanted(order, drawn)

  const head = sections === null ? 0 : HEADING
  const reveal = useStable((id: number | null) => {
    const index = choosing.indexOf(id)
    if (!layout || index < 0) return
    const now = { top: scrolling.placeNow() - INSET.y, height: room.height, margin: INSET.x, head }
    const wanted = placeToShow(layout, index, now)
    if (wanted !== null) scrolling.scrollTo(wanted + INSET.y)
  })
  // Whatever is looked at next, by arrows or in the lightbox, comes into view.
  useEffect(() => reveal(current), [current, reveal])

  const index = choosing.indexOf(current)
  const isCurrentDrawn = current !== null && index >= drawn[0] && index < drawn[1]
  return (
    <>
      {view === 'list' && <ListHead />}
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts at any place */}
      <div
        ref={scroller}
        role="grid"
        aria-label={`Files, ${counted(found.ids.length, 'result')}`}
        aria-multiselectable
        aria-rowcount={order.ids.length}
        aria-activedescendant={isCurrentDrawn ? tileId(current) : undefined}
        aria-busy={!isNow}
        tabIndex={0}
        className={`file-grid is-${view}${isNow ? '' : ' is-old'}`}
        style={style}
        {...pointer}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={leave}
        onWheel={leave}
        onPointerDown={(event) => {
          leave()
          marquee.onPointerDown(event)
        }}
      >
        <div className="file-space" role="presentation" style={{ height: scrolling.height }}>
          {layout && (
            <>
              {sections && (
                <GroupHeadings
                  layout={layout}
                  sections={sections}
                  scrolling={scrolling}
                  height={room.height}
                />
              )}
              <GridTiles
                order={order}
                layout={layout}
                scrolling={scrolling}
                from={drawn[0]}
                to={drawn[1]}
              />
            </>
          )}
          {marquee.frame && (
            <div
              className="file-frame"
              style={{
                width: marquee.frame.w,
                height: marquee.frame.h,
                transform: `translate(${marquee.frame.x}px, ${marquee.frame.y - scrolling.shift}px)`,
              }}
            />
          )}
        </div>
      </div>
      {hovered && <HoverPreview hovered={hovered} />}
    </>
  )
}
