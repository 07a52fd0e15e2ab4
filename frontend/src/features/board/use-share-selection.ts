import { useEffect } from 'react'
import { shareSelection } from '@/lib/project/selected-shots'
import { useBoard } from './board-context'
import { useBoardUi } from './board-ui'

/** Tells the other rooms which shots are selected. */
export function useShareSelection(): void {
  const { project } = useBoard()
  const selected = useBoardUi((ui) => ui.selected)
  useEffect(() => shareSelection(project.id, [...selected]), [project.id, selected])
}
