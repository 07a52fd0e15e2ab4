import { type DragEvent, useMemo, useState } from 'react'
import { useBoard } from '../board-context'
import { useBoardUi } from '../board-ui'
import type { OutlineRow, RowOf } from './outline-rows'
import { useMoves } from './use-moves'

const TYPE = 'application/x-studio-outline'

type Dragged = { kind: 'scene' | 'shot'; ids: readonly string[] }
/** Where it would come to lie: above or below a row, or within a scene. */
export type Drop = { row: string; edge: 'above' | 'below' }

const edgeAt = ({ clientY, currentTarget }: DragEvent<HTMLElement>): Drop['edge'] => {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'above' : 'below'
}

/** The row behind this one among its kin; null where it is the last. */
function after<Row extends OutlineRow>(rows: readonly OutlineRow[], row: Row): string | null {
  const kin = rows.filter(({ kind }) => kind === row.kind)
  const next = kin[kin.findIndex(({ id }) => id === row.id) + 1]
  if (row.kind !== 'shot') return next?.id ?? null
  return next?.kind === 'shot' && next.sceneId === row.sceneId ? next.id : null
}

const firstOf = (rows: readonly OutlineRow[], sceneId: string): string | null =>
  rows.find((row) => row.kind === 'shot' && row.sceneId === sceneId)?.id ?? null

/** Rows that are dragged to another place: scenes among scenes, shots anywhere. */
export function useRowDrag(rows: readonly OutlineRow[]) {
  const { derive, state } = useBoard()
  const moves = useMoves()
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  return useMemo(() => {
    const end = () => {
      setDragged(null)
      setDrop(null)
    }
    const shotsWith = (id: string) => {
      const { selected } = useBoardUi.getState()
      const { scenes, shots } = state.getState()
      const order = derive.order(derive.scenes(scenes, shots))
      return selected.has(id) ? order.filter((each) => selected.has(each)) : [id]
    }
    const toScene = (row: RowOf<'scene'>, edge: Drop['edge'], { kind, ids }: Dragged) => {
      const [id] = ids
      if (kind === 'shot')
        return moves.moveShots(ids, { sceneId: row.id, before: firstOf(rows, row.id) })
      const before = edge === 'above' ? row.id : after(rows, row)
      if (id !== undefined && before !== id) moves.moveScene(id, before)
    }
    const toShot = (row: RowOf<'shot'>, edge: Drop['edge'], { kind, ids }: Dragged) => {
      const before = edge === 'above' ? row.id : after(rows, row)
      if (kind === 'shot') moves.moveShots(ids, { sceneId: row.sceneId, before })
    }
    /** What a row needs to be dragged and dropped upon. */
    const of = (row: RowOf<'scene'> | RowOf<'shot'>) => ({
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.setData(TYPE, row.id)
        event.dataTransfer.effectAllowed = 'move'
        setDragged({ kind: row.kind, ids: row.kind === 'shot' ? shotsWith(row.id) : [row.id] })
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!dragged || (dragged.kind === 'scene' && row.kind === 'shot')) return
        event.preventDefault()
        const isInto = dragged.kind === 'shot' && row.kind === 'scene'
        const next: Drop = { row: row.id, edge: isInto ? 'below' : edgeAt(event) }
        setDrop((now) => (now?.row === next.row && now.edge === next.edge ? now : next))
      },
      onDragLeave: () => setDrop((now) => (now?.row === row.id ? null : now)),
      onDrop: (event: DragEvent<HTMLElement>) => {
        if (!dragged) return
        event.preventDefault()
        if (row.kind === 'scene') toScene(row, edgeAt(event), dragged)
        else toShot(row, edgeAt(event), dragged)
        end()
      },
      onDragEnd: end,
      'data-drop': drop?.row === row.id ? drop.edge : undefined,
    })
    return { of }
  }, [rows, derive, state, moves, dragged, drop])
}

export type RowDrag = ReturnType<ReturnType<typeof useRowDrag>['of']>
