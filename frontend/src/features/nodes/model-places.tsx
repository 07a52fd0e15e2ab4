import { useMemo, useRef } from 'react'
import type { ModelPlace } from '@/api/types'
import { useWindow } from '@/lib/use-window'

/** Px, as `nodes.css` draws a model. */
const ROW = 28

type Props = { models: readonly ModelPlace[]; nameOf: (id: string) => string }

/** Each model with the nodes that hold it; only what is in view is drawn. */
export function ModelPlaces({ models, nameOf }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const starts = useMemo(
    () => Array.from({ length: models.length + 1 }, (_, index) => index * ROW),
    [models.length],
  )
  const { from, to } = useWindow(place, { starts })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={place} className="models" tabIndex={0}>
      <ul aria-label="Models" style={{ height: models.length * ROW }}>
        {models.slice(from, to).map(({ name, folder, backend_ids: ids }, index) => (
          <li
            key={`${folder}/${name}`}
            style={{ transform: `translateY(${starts[from + index] ?? 0}px)` }}
          >
            <span className="cut node-address" title={name}>
              {name}
            </span>
            <span className="text-3">{folder}</span>
            <span className="cut" title={ids.map(nameOf).join(', ')}>
              {ids.map(nameOf).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
