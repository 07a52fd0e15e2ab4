import { useMemo } from 'react'
import type { Command } from '@/lib/commands'
import { useBoard } from '../../board-context'
import { selectedItems, useBoardUi } from '../../board-ui'
import { groupsWith } from '../board-items'
import { several } from '../selected'
import { type Marks, useMarks } from '../use-marks'
import { renameMark } from './mark-ui'

function marking(marks: Marks, isGrouped: () => boolean): Command[] {
  return [
    { id: 'sticky-note', title: 'New sticky note', keys: 's', run: () => marks.addNote() },
    { id: 'arrow', title: 'Draw an arrow', keys: 'l', run: marks.addArrow },
    {
      id: 'turn-arrow',
      title: 'Turn the arrow round',
      isAvailable: () => useBoardUi.getState().marks.size > 0,
      run: marks.turnArrows,
    },
    { id: 'group', title: 'Group', keys: 'mod+g', isAvailable: several, run: marks.group },
    {
      id: 'ungroup',
      title: 'Ungroup',
      keys: 'mod+shift+g',
      isAvailable: isGrouped,
      run: marks.ungroup,
    },
    {
      id: 'rename-group',
      title: 'Rename the group',
      isAvailable: isGrouped,
      run: marks.renameGroup,
    },
    {
      id: 'write-mark',
      title: 'Change the words of the mark',
      isAvailable: () => useBoardUi.getState().marks.size === 1,
      run: () => renameMark([...useBoardUi.getState().marks][0] ?? null),
    },
  ]
}

/** Sticky notes, arrows and groups. */
export function useMarkCommands(): Command[] {
  const { state } = useBoard()
  const marks = useMarks()
  return useMemo(() => {
    const isGrouped = () => groupsWith(state.getState().groups, new Set(selectedItems())).length > 0
    return marking(marks, isGrouped)
  }, [state, marks])
}
