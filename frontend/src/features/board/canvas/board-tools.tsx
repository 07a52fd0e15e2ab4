import { useReactFlow } from '@xyflow/react'
import { Group, LayoutGrid, SquarePlus } from 'lucide-react'
import { useMemo } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { IconButton } from '@/components/icon-button'
import { type Command, useCommands } from '@/lib/commands'
import { useAddShot } from '../use-add-shot'
import { useAddScene, useArrange } from '../use-scenes'

/** The board's own commands; they stand here because they need the canvas. */
function useCanvasCommands() {
  const flow = useReactFlow()
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'fit',
        title: 'Fit the board',
        keys: 'f',
        run: () => void flow.fitView({ padding: 0.04, maxZoom: 1, duration: 220 }),
      },
      {
        id: 'zoom-100',
        title: 'Zoom to 100 %',
        keys: 'shift+0',
        run: () => void flow.zoomTo(1, { duration: 140 }),
      },
    ],
    [flow],
  )
  useCommands('canvas', commands)
}

export function BoardTools() {
  const addShot = useAddShot()
  const addScene = useAddScene()
  const tidy = useArrange()
  useCanvasCommands()
  return (
    <Toolbar className="board-tools" aria-label="Board tools">
      <IconButton label="New shot" shortcut="N" onPress={() => addShot()}>
        <SquarePlus size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton label="New scene" shortcut="Shift N" onPress={addScene}>
        <Group size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <span className="rule" />
      <IconButton label="Tidy up" onPress={tidy}>
        <LayoutGrid size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
    </Toolbar>
  )
}
