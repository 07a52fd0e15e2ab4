import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../../board-context'
import { useBoardUi } from '../../board-ui'

/** One panel at a time takes the Tab key: the current one, or else the first. */
export function useTabStop(shotId: string): boolean {
  const { derive } = useBoard()
  const isFirst = useBoardState(
    ({ scenes, shots }) => derive.order(derive.scenes(scenes, shots))[0] === shotId,
  )
  return useBoardUi((ui) => (ui.current === null ? isFirst : ui.current === shotId))
}
