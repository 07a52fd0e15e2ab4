import { Check } from 'lucide-react'
import { useBoardState } from '@/lib/project/project-context'
import { useAlternates } from '../use-alternates'
import { useTakes } from '../use-panel-state'
import { type RowOf, shotOfRow } from './outline-rows'

type Props = { row: RowOf<'alternate'>; isTabStop: boolean; onReach: (id: string) => void }

/** One of a slot's alternates; a press puts it on the board. */
export function AlternateRow({ row, isTabStop, onReach }: Props) {
  const shotId = shotOfRow(row)
  const name = useBoardState(({ shots }) => shots[shotId]?.name ?? '')
  const takes = useTakes(shotId)
  const { choose } = useAlternates()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree above listens for the keys
    <div
      role="treeitem"
      aria-level={3}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={row.stands}
      tabIndex={isTabStop ? 0 : -1}
      data-row={row.id}
      className="tree-row tree-alternate"
      onClick={() => {
        onReach(row.id)
        if (!row.stands) choose(shotId)
      }}
    >
      <b>A{row.number}</b>
      <span className="cut">{name}</span>
      <span className="grow" />
      {takes.length > 0 && (
        <span className="t3">
          {takes.length}
          <span className="visually-hidden"> takes</span>
        </span>
      )}
      {row.stands && <Check size={14} aria-label="stands on the board" />}
    </div>
  )
}
