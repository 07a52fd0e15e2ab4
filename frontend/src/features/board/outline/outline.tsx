import { Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { IconButton } from '@/components/icon-button'
import { selectShot, useBoardUi } from '../board-ui'
import { useAddShot } from '../use-add-shot'
import { useScenes } from '../use-order'
import { SceneRow, ShotRow } from './outline-row'
import { outlineRows, rowAfterKey } from './outline-rows'

/** Scenes and shots as a tree; it can do whatever the canvas can. */
export function Outline() {
  const scenes = useScenes()
  const current = useBoardUi((ui) => ui.current)
  const addShot = useAddShot()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [stop, setStop] = useState<string | null>(null)
  const rows = outlineRows(scenes, folded)
  const tabStop = [stop, current, rows[0]?.id].find((id) => rows.some((row) => row.id === id))

  const fold = (id: string) =>
    setFolded((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { key } = event
    const row = rows.find(({ id }) => id === tabStop)
    if (!row || !(event.target instanceof HTMLElement)) return
    if (event.target.getAttribute('role') !== 'treeitem') return
    const result = rowAfterKey(rows, row, { key, isFolded: folded.has(row.id) })
    if (!result) return
    event.preventDefault()
    if (result.fold) fold(row.id)
    if (result.to === undefined) return
    setStop(result.to)
    if (rows.some(({ id, kind }) => id === result.to && kind === 'shot')) selectShot(result.to)
    event.currentTarget.querySelector<HTMLElement>(`[data-row="${result.to}"]`)?.focus()
  }

  return (
    <aside className="dock outline-dock" aria-label="Outline">
      <div className="dock-head">
        <h2>Outline</h2>
        <span className="grow" />
        <IconButton label="New shot" shortcut="N" size="small" onPress={() => addShot()}>
          <Plus size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </div>
      <div role="tree" aria-label="Scenes and shots" className="tree" onKeyDown={onKeyDown}>
        {rows.map((row) =>
          row.kind === 'scene' ? (
            <SceneRow
              key={row.id}
              row={row}
              isFolded={folded.has(row.id)}
              isTabStop={row.id === tabStop}
              onFold={() => fold(row.id)}
            />
          ) : (
            <ShotRow
              key={row.id}
              shotId={row.id}
              isTabStop={row.id === tabStop}
              onReach={() => setStop(row.id)}
            />
          ),
        )}
      </div>
    </aside>
  )
}
