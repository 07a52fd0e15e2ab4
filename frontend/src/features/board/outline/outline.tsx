import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react'
import { DockEdge } from '@/components/room/dock-edge'
import { useWindow } from '@/lib/use-window'
import { useBoard } from '../board-context'
import { showScene, showShot } from '../board-ui'
import { useAlternates } from '../use-alternates'
import { AlternateRow } from './alternate-row'
import './outline.css'
import { OutlineHead } from './outline-head'
import { type OutlineRow, ROW_HEIGHT, rowAfterKey, shotOfRow } from './outline-rows'
import { SceneRow } from './scene-row'
import { ShotRow } from './shot-row'
import { useMoves } from './use-moves'
import { useRowDrag } from './use-row-drag'
import { useRowInView } from './use-row-in-view'
import { useRowMenus } from './use-row-menus'
import { useTree } from './use-tree'

const isRow = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.getAttribute('role') === 'treeitem'

/** Scenes, shots and alternates as a tree; it can do whatever the canvas can. */
export function Outline() {
  const { state, edits } = useBoard()
  const { rows, tabStop, setStop, current, stale, filter, toggleSlot } = useTree()
  const [renaming, setRenaming] = useState<string | null>(null)
  const tree = useRef<HTMLDivElement>(null)
  const moves = useMoves()
  const menus = useRowMenus(moves, setRenaming)
  const drag = useRowDrag(rows)
  const alternates = useAlternates()
  const starts = useMemo(
    () => Array.from({ length: rows.length + 1 }, (_, index) => index * ROW_HEIGHT),
    [rows.length],
  )
  const { from, to } = useWindow(tree, { starts })
  const bringIntoView = useRowInView(tree, rows, current)

  const fold = (row: OutlineRow) => {
    if (row.kind === 'scene') edits.foldScene(row.id, !row.isFolded)
    const slot = row.kind === 'shot' && state.getState().shots[row.id]?.slotId
    if (slot) toggleSlot(slot)
  }
  const choose = (row: OutlineRow) => {
    if (row.kind === 'scene') showScene(row.id)
    else if (row.kind === 'shot') showShot(row.id)
    else alternates.choose(shotOfRow(row))
  }
  const moveBy = (row: OutlineRow, by: -1 | 1) => {
    if (row.kind === 'scene') moves.stepScene(row.id, by)
    else if (row.kind === 'shot') moves.stepShot(row.id, by)
  }
  const openMenu = (row: OutlineRow, element: HTMLElement, at?: { x: number; y: number }) => {
    const { left, bottom } = element.getBoundingClientRect()
    const id = row.kind === 'alternate' ? shotOfRow(row) : row.id
    menus[row.kind](id, at ?? { x: left + 24, y: bottom })
  }
  const reach = (next: OutlineRow) => {
    setStop(next.id)
    if (next.kind === 'shot') showShot(next.id)
    bringIntoView(next.id)
    tree.current?.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus()
  }

  /** Keys of the outline's own; true where there was one. */
  const ownKey = (event: KeyboardEvent<HTMLElement>, row: OutlineRow): boolean => {
    const { key, altKey, shiftKey } = event
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      moveBy(row, key === 'ArrowUp' ? -1 : 1)
    else if (key === 'F2' && row.kind !== 'alternate') setRenaming(row.id)
    else if (key === 'ContextMenu' || (key === 'F10' && shiftKey))
      openMenu(row, event.currentTarget)
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows.find(({ id }) => id === tabStop)
    if (!row || !isRow(event.target)) return
    const isOwn = ownKey(event, row)
    const result = isOwn || event.altKey ? null : rowAfterKey(rows, row, event.key)
    if (!isOwn && !result) return
    event.preventDefault()
    event.stopPropagation()
    if (result?.fold) fold(row)
    if (result?.choose) choose(row)
    const next = rows.find(({ id }) => id === result?.to)
    if (next) reach(next)
  }
  const onContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    if (!(event.target instanceof Element)) return
    const element = event.target.closest<HTMLElement>('[data-row]')
    const row = rows.find(({ id }) => id === element?.dataset.row)
    if (!row || !element) return
    event.preventDefault()
    setStop(row.id)
    openMenu(row, element, { x: event.clientX, y: event.clientY })
  }

  const draw = (row: OutlineRow) => {
    const common = { isTabStop: row.id === tabStop, onReach: setStop }
    if (row.kind === 'alternate') return <AlternateRow key={row.id} row={row} {...common} />
    const naming = { isRenaming: row.id === renaming, onRename: setRenaming, drag: drag.of(row) }
    if (row.kind === 'scene') return <SceneRow key={row.id} row={row} {...common} {...naming} />
    const isStale = stale.has(row.id)
    return <ShotRow key={row.id} row={row} isStale={isStale} {...common} {...naming} />
  }

  return (
    <aside className="dock outline-dock" aria-label="Outline">
      <OutlineHead filter={filter} />
      <div
        ref={tree}
        role="tree"
        aria-label="Scenes and shots"
        aria-multiselectable
        className="tree"
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <div role="none" style={{ height: starts[from] ?? 0 }} />
        {rows.slice(from, to).map(draw)}
        <div role="none" style={{ height: (starts[rows.length] ?? 0) - (starts[to] ?? 0) }} />
      </div>
      <DockEdge dock="outline" label="Width of the outline" />
    </aside>
  )
}
