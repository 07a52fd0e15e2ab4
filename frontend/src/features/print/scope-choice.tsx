import { Segmented } from '@/components/segmented'
import { Select } from '@/components/select'
import { inOrder } from '@/lib/document/order'
import { useBoardState, useProject } from '@/lib/project/project-context'
import { useSharedSelection } from '@/lib/project/selected-shots'
import { usePrintAddress } from './use-print-address'

const scopes = [
  { id: 'all', label: 'All' },
  { id: 'scene', label: 'Scene' },
  { id: 'selection', label: 'Selection' },
]

/** The whole board, a scene, or what was selected on the board. */
export function ScopeChoice() {
  const { project } = useProject()
  const { search, change } = usePrintAddress()
  const selected = useSharedSelection(project.id)
  const scenes = useBoardState((state) => state.scenes)
  const shots = useBoardState((state) => state.shots)
  const order = inOrder(scenes, shots)
  const scope = search.shot ? 'selection' : search.scene ? 'scene' : 'all'
  const offered = search.shot ?? selected
  const choose = (id: string) => {
    if (id === 'selection') change({ shot: [...offered], scene: undefined })
    else change({ shot: undefined, scene: id === 'scene' ? order[0]?.scene.id : undefined })
  }
  return (
    <>
      <Segmented
        label="Shots"
        value={scope}
        segments={scopes.filter(({ id }) => id !== 'selection' || offered.length > 0)}
        onChange={choose}
      />
      {scope === 'scene' && (
        <Select
          label="Scene"
          value={search.scene ?? null}
          options={order.map(({ scene, number }) => ({
            id: scene.id,
            label: `${number} ${scene.name}`,
          }))}
          onChange={(id) => change({ scene: id })}
        />
      )}
    </>
  )
}
