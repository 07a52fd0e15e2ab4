import { changedAt } from '../layout/days'
import { HEADING, type Layout } from '../layout/layout'
import { dayName } from '../words'
import type { Scrolling } from './use-scrolling'

type Props = { layout: Layout; ids: Float64Array; scrolling: Scrolling; height: number }

/** The days above their files; the grid's rows say when each file was changed by themselves. */
export function DayHeadings({ layout, ids, scrolling, height }: Props) {
  return layout.headings(scrolling.top, scrolling.top + height).map(({ index, y }) => (
    <div
      key={ids[index]}
      aria-hidden
      className="day-heading"
      style={{ height: HEADING, transform: `translateY(${y - scrolling.shift}px)` }}
    >
      {dayName(changedAt(ids[index] ?? 0))}
    </div>
  ))
}
