import type { Shot } from '../document/model'
import { inOrder, readingOrder } from '../document/order'
import { useBoardState, useProject } from './project-context'
import { useSharedSelection } from './selected-shots'

/** Every shot in reading order, and those of them that are selected on the board. */
export function useTargetShots(): { all: readonly Shot[]; selected: readonly Shot[] } {
  const { project } = useProject()
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const shared = useSharedSelection(project.id)
  const all = readingOrder(inOrder(scenes, shots))
  return { all, selected: all.filter(({ id }) => shared.includes(id)) }
}
