import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { selectedItems, useBoardUi } from './board-ui'
import { useGenerate } from './generate/use-generate'
import { useAddShot } from './use-add-shot'
import { useDeleteSelected } from './use-delete-selected'
import { useAddScene } from './use-scenes'
import { useStepTake } from './use-step-take'

const hasCurrent = () => useBoardUi.getState().current !== null

const withCurrent = (run: (shotId: string) => void) => () => {
  const { current } = useBoardUi.getState()
  if (current !== null) run(current)
}

/** All that can be done on the board by key or palette. */
export function useBoardCommands(): void {
  const generate = useGenerate()
  const addShot = useAddShot()
  const addScene = useAddScene()
  const deleteSelected = useDeleteSelected()
  const stepTake = useStepTake()
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'generate',
        title: 'Generate',
        keys: 'g',
        isAvailable: hasCurrent,
        run: withCurrent((id) => void generate(id)),
      },
      {
        id: 'generate-all',
        title: 'Generate all selected',
        keys: 'shift+g',
        isAvailable: hasCurrent,
        run: () => void generate([...useBoardUi.getState().selected]),
      },
      { id: 'new-shot', title: 'New shot', keys: 'n', run: () => addShot() },
      { id: 'new-scene', title: 'New scene', keys: 'shift+n', run: addScene },
      {
        id: 'previous-take',
        title: 'Show the previous take',
        keys: '[',
        isAvailable: hasCurrent,
        run: withCurrent((id) => stepTake(id, -1)),
      },
      {
        id: 'next-take',
        title: 'Show the next take',
        keys: ']',
        isAvailable: hasCurrent,
        run: withCurrent((id) => stepTake(id, 1)),
      },
      {
        id: 'delete',
        title: 'Delete what is selected',
        keys: 'delete,backspace',
        isAvailable: () => selectedItems().length > 0,
        run: deleteSelected,
      },
    ],
    [generate, addShot, addScene, deleteSelected, stepTake],
  )
  useCommands('board', commands)
}
