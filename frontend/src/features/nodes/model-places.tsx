import { Check, Minus } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { ModelPlace } from '@/api/types'
import { useWindow } from '@/lib/use-window'
import { pathParts, precisionOf, typeLabel } from './model-words'
import type { ReadNode } from './models-like'

/** Px, as `models.css` draws a model. */
const ROW = 28

function Place({ isThere, node }: { isThere: boolean; node: string }) {
  if (isThere) {
    return (
      <td>
        <Check size={14} aria-hidden />
        <span className="visually-hidden">on {node}</span>
      </td>
    )
  }
  return (
    <td className="is-missing">
      <Minus size={14} aria-hidden />
      missing
    </td>
  )
}

type RowProps = { model: ModelPlace; nodes: readonly ReadNode[]; row: number }

function Model({ model, nodes, row }: RowProps) {
  const { folder, file } = pathParts(model.name)
  const precision = precisionOf(model.name)
  return (
    <tr aria-rowindex={row}>
      <th scope="row" title={model.name}>
        <span className="cut">
          <span className="text-3">{folder}</span>
          {file}
        </span>
        {precision && <span className="badge">{precision}</span>}
      </th>
      <td>
        <span className="badge" title={model.folder}>
          {typeLabel(model.folder)}
        </span>
      </td>
      {nodes.map(({ id, name }) => (
        <Place key={id} isThere={model.backend_ids.includes(id)} node={name} />
      ))}
    </tr>
  )
}

/** Holds the place of rows that are not drawn. */
function Beyond({ rows }: { rows: number }) {
  return rows > 0 ? <tr aria-hidden style={{ height: rows * ROW }} /> : null
}

type Props = { models: readonly ModelPlace[]; nodes: readonly ReadNode[] }

/** Each model with the nodes that hold it, one column each; only what is in view is drawn. */
export function ModelPlaces({ models, nodes }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const starts = useMemo(
    () => Array.from({ length: models.length + 1 }, (_, index) => index * ROW),
    [models.length],
  )
  const { from, to } = useWindow(place, { starts })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div ref={place} className="models" tabIndex={0}>
      <table
        aria-label="Models"
        aria-rowcount={models.length + 1}
        style={{ minWidth: 420 + nodes.length * 108 }}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">File</th>
            <th scope="col" className="model-type">
              Type
            </th>
            {nodes.map(({ id, name }) => (
              <th key={id} scope="col" className="model-node cut" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Beyond rows={from} />
          {models.slice(from, to).map((model, index) => (
            <Model
              key={`${model.folder}/${model.name}`}
              model={model}
              nodes={nodes}
              row={from + index + 2}
            />
          ))}
          <Beyond rows={models.length - to} />
        </tbody>
      </table>
    </div>
  )
}
