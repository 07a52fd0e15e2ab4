import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/button'
import { Menu } from '@/components/menu'
import { RoomTop } from '@/components/room/room-top'
import { UndoButtons } from '@/components/room/undo-buttons'
import { goToShot, useBoardUi } from '../board-ui'
import { useScenes } from '../use-order'

/** Which scene the current shot is in, and the way to another. */
function SceneMenu() {
  const scenes = useScenes()
  const current = useBoardUi((ui) => ui.current)
  const here = scenes.find(({ shots }) => shots.some(({ id }) => id === current)) ?? scenes[0]
  if (!here) return null
  const entries = scenes.map(({ scene, number, shots }) => ({
    id: scene.id,
    label: `${number} ${scene.name}`,
    isDisabled: shots.length === 0,
    onAction: () => {
      const [first] = shots
      if (first) goToShot(first.id)
    },
  }))
  return (
    <Menu label="Go to a scene" entries={entries}>
      <Button>
        {here.number} {here.scene.name}
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Menu>
  )
}

export function TopBar() {
  return (
    <RoomTop>
      <SceneMenu />
      <UndoButtons />
    </RoomTop>
  )
}
