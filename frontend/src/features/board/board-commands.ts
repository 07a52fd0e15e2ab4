import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useBoardUi } from './board-ui'
import { useGenerate } from './generate/use-generate'
import { useAddShot } from './use-add-shot'
import { useDeleteShots } from './use-delete-shots'
import { useAddScene, useArrange } from './use-scenes'
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
  const tidy = useArrange()
  const deleteShots = useDeleteShots()
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
        run: () => {
          const { selected } = useBoardUi.getState()
          for (const id of selected) void generate(id, { interactive: selected.size === 1 })
        },
      },
      { id: 'new-shot', title: 'New shot', keys: 'n', run: () => addShot() },
      { id: 'new-scene', title: 'New scene', keys: 'shift+n', run: addScene },
      {
        id: 'previous-take',
        title: 'Previous take',
        keys: '[',
        isAvailable: hasCurrent,
        run: withCurrent((id) => stepTake(id, -1)),
      },
      {
        id: 'next-take',
        title: 'Next take',
        keys: ']',
        isAvailable: hasCurrent,
        run: withCurrent((id) => stepTake(id, 1)),
      },
      {
        id: 'delete',
        title: 'Delete the selected shots',
        keys: 'delete,backspace',
        isAvailable: hasCurrent,
        run: () => deleteShots([...useBoardUi.getState().selected]),
      },
      { id: 'tidy', title: 'Tidy up the board', run: tidy },
    ],
    [generate, addShot, addScene, tidy, deleteShots, stepTake],
  )
  useCommands('board', commands)
}
