import { Plus } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { IconButton } from '@/components/icon-button'
import { DockEdge } from '@/components/room/dock-edge'
import { useWindow } from '@/lib/use-window'
import { showShot, useBoardUi } from '../board-ui'
import { useAddShot } from '../use-add-shot'
import { useScenes } from '../use-order'
import { SceneRow, ShotRow } from './outline-row'
import { type OutlineRow, outlineRows, ROW_HEIGHT, rowAfterKey } from './outline-rows'
import { useRowInView } from './use-row-in-view'

/** Which scenes are folded, and which row takes the Tab key. */
function useTree() {
  const scenes = useScenes()
  const current = useBoardUi((ui) => ui.current)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [stop, setStop] = useState<string | null>(null)
  const rows = useMemo(() => outlineRows(scenes, folded), [scenes, folded])
  const tabStop = [stop, current, rows[0]?.id].find((id) => rows.some((row) => row.id === id))
  const fold = (id: string) =>
    setFolded((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  return { rows, folded, fold, tabStop, setStop, current }
}

/** Scenes and shots as a tree; it can do whatever the canvas can. */
export function Outline() {
  const { rows, folded, fold, tabStop, setStop, current } = useTree()
  const addShot = useAddShot()
  const tree = useRef<HTMLDivElement>(null)
  const starts = useMemo(
    () => Array.from({ length: rows.length + 1 }, (_, index) => index * ROW_HEIGHT),
    [rows.length],
  )
  const { from, to } = useWindow(tree, { starts })
  const bringIntoView = useRowInView(tree, rows, current)

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows.find(({ id }) => id === tabStop)
    if (!row || !(event.target instanceof HTMLElement)) return
    if (event.target.getAttribute('role') !== 'treeitem') return
    const result = rowAfterKey(rows, row, { key: event.key, isFolded: folded.has(row.id) })
    if (!result) return
    event.preventDefault()
    if (result.fold) fold(row.id)
    const next = rows.find(({ id }) => id === result.to)
    if (!next) return
    setStop(next.id)
    if (next.kind === 'shot') showShot(next.id)
    bringIntoView(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus()
  }

  const draw = (row: OutlineRow) =>
    row.kind === 'scene' ? (
      <SceneRow
        key={row.id}
        row={row}
        isFolded={folded.has(row.id)}
        isTabStop={row.id === tabStop}
        onFold={() => fold(row.id)}
      />
    ) : (
      <ShotRow key={row.id} row={row} isTabStop={row.id === tabStop} onReach={setStop} />
    )

  return (
    <aside className="dock outline-dock" aria-label="Outline">
      <div className="dock-head">
        <h2>Outline</h2>
        <span className="grow" />
        <IconButton label="New shot" shortcut="N" size="small" onPress={() => addShot()}>
          <Plus size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </div>
      <div
        ref={tree}
        role="tree"
        aria-label="Scenes and shots"
        aria-multiselectable
        className="tree"
        onKeyDown={onKeyDown}
      >
        <div role="none" style={{ height: starts[from] ?? 0 }} />
        {rows.slice(from, to).map(draw)}
        <div role="none" style={{ height: (starts[rows.length] ?? 0) - (starts[to] ?? 0) }} />
      </div>
      <DockEdge dock="outline" label="Width of the outline" />
    </aside>
  )
}
