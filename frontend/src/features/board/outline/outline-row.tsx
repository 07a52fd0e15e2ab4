import { ChevronDown, ChevronRight } from 'lucide-react'
import { type MouseEvent, memo, useState } from 'react'
import { ShotRules } from '@/components/camera/shot-rules'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { showShot, toggleShot, useBoardUi } from '../board-ui'
import { statusWords } from '../canvas/captions'
import { StatusIcon } from '../status-icon'
import { usePanelState, useTakes } from '../use-panel-state'
import type { OutlineRow } from './outline-rows'
import { RenameInPlace } from './rename-in-place'

type SceneProps = {
  row: OutlineRow & { kind: 'scene' }
  isFolded: boolean
  isTabStop: boolean
  onFold: () => void
}

export function SceneRow({ row, isFolded, isTabStop, onFold }: SceneProps) {
  const edits = useEdits()
  const [isRenaming, setRenaming] = useState(false)
  const close = (name?: string) => {
    setRenaming(false)
    if (name !== undefined) edits.renameScene(row.id, name)
  }
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <div
      role="treeitem"
      aria-level={1}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={!isFolded}
      aria-selected={false}
      tabIndex={isTabStop ? 0 : -1}
      data-row={row.id}
      className="tree-row tree-scene"
      onClick={onFold}
      onKeyDown={({ key }) => key === 'F2' && setRenaming(true)}
    >
      <Chevron size={14} aria-hidden />
      <b>{row.place}</b>
      <RenameInPlace
        name={row.name}
        isOpen={isRenaming}
        onOpen={() => setRenaming(true)}
        onClose={close}
      />
      <span className="grow" />
      <span className="t3">
        {row.shots}
        <span className="visually-hidden"> shots</span>
      </span>
    </div>
  )
}

type ShotProps = {
  row: OutlineRow & { kind: 'shot' }
  isTabStop: boolean
  onReach: (id: string) => void
}

export const ShotRow = memo(function ShotRow({ row, isTabStop, onReach }: ShotProps) {
  const shotId = row.id
  const code = useBoardState(({ shots }) => shots[shotId]?.code ?? '')
  const name = useBoardState(({ shots }) => shots[shotId]?.name ?? '')
  const camera = useBoardState(({ shots }) => shots[shotId]?.camera)
  const state = usePanelState(shotId)
  const takes = useTakes(shotId)
  const isSelected = useBoardUi((ui) => ui.selected.has(shotId))
  const choose = ({ ctrlKey, metaKey }: MouseEvent) => {
    onReach(shotId)
    if (ctrlKey || metaKey) toggleShot(shotId)
    else showShot(shotId)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree above listens for the keys
    <div
      role="treeitem"
      aria-level={2}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-row={shotId}
      className={`tree-row${isSelected ? ' is-selected' : ''}`}
      onClick={choose}
    >
      <StatusIcon kind={state.kind} />
      <b>{code}</b>
      <span className="cut">{name}</span>
      <span className="visually-hidden">, {statusWords(state, takes)}</span>
      <span className="grow" />
      {camera && <ShotRules camera={camera} />}
      {takes.length > 0 && (
        <span className="t3" aria-hidden>
          {takes.length}
        </span>
      )}
    </div>
  )
})
