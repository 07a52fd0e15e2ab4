import { type MouseEvent, memo } from 'react'
import { ShotRules } from '@/components/camera/shot-rules'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { showShot, toggleShot, useBoardUi } from '../board-ui'
import { statusWords } from '../canvas/captions'
import { usePanelState, useTakes } from '../use-panel-state'
import type { RowOf } from './outline-rows'
import { RenameInPlace } from './rename-in-place'
import { RowStars, RowStatus } from './row-parts'
import type { RowDrag } from './use-row-drag'

type Props = {
  row: RowOf<'shot'>
  isTabStop: boolean
  isRenaming: boolean
  isStale: boolean
  drag: RowDrag
  onRename: (id: string | null) => void
  onReach: (id: string) => void
}

export const ShotRow = memo(function ShotRow(props: Props) {
  const { row, isTabStop, isRenaming, isStale, drag, onRename, onReach } = props
  const shotId = row.id
  const edits = useEdits()
  const shot = useBoardState(({ shots }) => shots[shotId])
  const state = usePanelState(shotId)
  const takes = useTakes(shotId)
  const isSelected = useBoardUi((ui) => ui.selected.has(shotId))
  if (!shot) return null
  const choose = ({ ctrlKey, metaKey }: MouseEvent) => {
    onReach(shotId)
    if (ctrlKey || metaKey) toggleShot(shotId)
    else showShot(shotId)
  }
  const close = (name?: string) => {
    onRename(null)
    if (name !== undefined) edits.setShot(shotId, 'name', name)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree above listens for the keys
    <div
      {...drag}
      role="treeitem"
      aria-level={2}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={row.alternates > 1 ? row.isOpen : undefined}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-row={shotId}
      className={`tree-row${isSelected ? ' is-selected' : ''}`}
      onClick={choose}
    >
      <RowStatus state={state} isStale={isStale} />
      <b>{shot.code}</b>
      <RenameInPlace
        name={shot.name}
        label="Name of the shot"
        isOpen={isRenaming}
        onOpen={() => onRename(shotId)}
        onClose={close}
      />
      <span className="visually-hidden">
        , {statusWords(state, takes)}
        {isStale && ', stale'}
        {row.alternates > 1 && `, ${row.alternates} alternates`}
      </span>
      <span className="grow" />
      <RowStars stars={shot.rating} />
      <ShotRules camera={shot.camera} />
      {takes.length > 0 && (
        <span className="t3" aria-hidden>
          {takes.length}
        </span>
      )}
    </div>
  )
})
