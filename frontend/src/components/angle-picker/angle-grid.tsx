import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import type { Angle, Catalogue } from '@/api/types'
import { AngleFigure } from './angle-figure'
import { angleRows, angleWords, stepFrom, valuesOf } from './angles'

type CellProps = {
  angle: Angle
  isChosen: boolean
  isStop: boolean
  onReach: (id: string) => void
  onChoose: (angle: Angle) => void
}

const Cell = memo(function Cell(props: CellProps) {
  const { angle, isChosen, isStop, onReach, onChoose } = props
  return (
    <td>
      <button
        type="button"
        className="angle-cell"
        aria-label={angle.display_name}
        aria-pressed={isChosen}
        data-angle={angle.id}
        tabIndex={isStop ? 0 : -1}
        title={angle.display_name}
        onFocus={() => onReach(angle.id)}
        onClick={() => onChoose(angle)}
      >
        <AngleFigure angle={angle} />
      </button>
    </td>
  )
})

type Props = {
  angles: readonly Angle[]
  fields: Catalogue['fields']
  chosen: string | null
  onChoose: (angle: Angle) => void
}

/** Every angle: a row for each height, and the directions round the person along it. */
export function AngleGrid({ angles, fields, chosen, onChoose }: Props) {
  const grid = useRef<HTMLTableElement>(null)
  const rows = angleRows(angles)
  const [reached, setReached] = useState<string | null>(chosen)
  const stop = angles.find(({ id }) => id === reached) ?? rows[0]?.angles[0]
  useEffect(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [])
  const move = (event: KeyboardEvent) => {
    const row = rows.findIndex((each) => each.angles.some(({ id }) => id === stop?.id))
    const column = rows[row]?.angles.findIndex(({ id }) => id === stop?.id) ?? -1
    const to = stepFrom(rows, { row, column }, event.key)
    const next = to && rows[to.row]?.angles[to.column]
    if (!next) return
    event.preventDefault()
    grid.current?.querySelector<HTMLElement>(`[data-angle="${next.id}"]`)?.focus()
  }
  const directions = rows[0]?.angles ?? []
  return (
    <table ref={grid} className="angle-grid" aria-label="Angles" onKeyDown={move}>
      <thead>
        <tr>
          <td />
          {directions.map(({ direction }) => (
            <th key={direction} scope="col">
              {angleWords(fields, 'direction', direction, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      {valuesOf(angles, 'size').map((size) => (
        <tbody key={size}>
          {rows
            .filter((row) => row.size === size)
            .map(({ height, angles: cells }) => (
              <tr key={height}>
                <th scope="row">
                  <b>{angleWords(fields, 'size', size, 'short')}</b>{' '}
                  {angleWords(fields, 'height', height, 'short')}
                </th>
                {cells.map((angle) => (
                  <Cell
                    key={angle.id}
                    angle={angle}
                    isChosen={angle.id === chosen}
                    isStop={angle.id === stop?.id}
                    onReach={setReached}
                    onChoose={onChoose}
                  />
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}
