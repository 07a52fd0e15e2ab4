import { ChevronDown, ChevronRight } from 'lucide-react'
import { secondsWords } from '@/lib/document/duration'
import { counted } from '@/lib/format/counted'
import { useBoardState } from '@/lib/project/project-context'
import { useEdits } from '../board-context'
import { showScene, useBoardUi } from '../board-ui'
import type { RowOf } from './outline-rows'
import { RenameInPlace } from './rename-in-place'
import type { RowDrag } from './use-row-drag'

type Props = {
  row: RowOf<'scene'>
  isTabStop: boolean
  isRenaming: boolean
  drag: RowDrag
  onRename: (id: string | null) => void
  onReach: (id: string) => void
}

/** "12.6 s" where the shots say how long they are, else how many they are. */
function Length({ frames, shots }: Pick<RowOf<'scene'>, 'frames' | 'shots'>) {
  const fps = useBoardState(({ project }) => project.fps)
  const count = counted(shots, 'shot')
  if (frames === 0) {
    return (
      <span className="t3" title={count}>
        {shots}
        <span className="visually-hidden"> shots</span>
      </span>
    )
  }
  const words = secondsWords(frames / fps)
  return (
    <span className="t3" title={`${count}, ${words}`}>
      <span className="visually-hidden">{count}, </span>
      {words}
    </span>
  )
}

export function SceneRow({ row, isTabStop, isRenaming, drag, onRename, onReach }: Props) {
  const edits = useEdits()
  const isShown = useBoardUi((ui) => ui.scene === row.id)
  const close = (name?: string) => {
    onRename(null)
    if (name !== undefined) edits.renameScene(row.id, name)
  }
  const fold = () => edits.foldScene(row.id, !row.isFolded)
  const Chevron = row.isFolded ? ChevronRight : ChevronDown
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree above listens for the keys
    <div
      {...drag}
      role="treeitem"
      aria-level={1}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={!row.isFolded}
      aria-selected={isShown}
      tabIndex={isTabStop ? 0 : -1}
      data-row={row.id}
      className={`tree-row tree-scene${isShown ? ' is-selected' : ''}`}
      onClick={() => {
        onReach(row.id)
        showScene(row.id)
      }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the row's arrow keys fold, too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a row of a tree has one stop for the keys */}
      <span
        className="tree-chevron"
        onClick={(event) => {
          event.stopPropagation()
          fold()
        }}
      >
        <Chevron size={14} aria-hidden />
      </span>
      <b>{row.mark}</b>
      <RenameInPlace
        name={row.name}
        isOpen={isRenaming}
        onOpen={() => onRename(row.id)}
        onClose={close}
      />
      <span className="grow" />
      <Length frames={row.frames} shots={row.shots} />
    </div>
  )
}
