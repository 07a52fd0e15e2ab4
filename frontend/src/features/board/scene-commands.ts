import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useSceneVerbs } from './canvas/menu/use-scene-menu'
import { useMoves } from './outline/use-moves'
import { useSceneAlternates, useSceneHere } from './use-scene-alternates'

/** What is done to the scene that is shown, or that of the current shot, by key or palette. */
export function useSceneCommands(): void {
  const here = useSceneHere()
  const alternates = useSceneAlternates()
  const verbs = useSceneVerbs()
  const moves = useMoves()
  const commands = useMemo<Command[]>(() => {
    const isAvailable = () => here() !== null
    const withScene = (run: (id: string) => void) => () => {
      const id = here()
      if (id !== null) run(id)
    }
    return [
      {
        id: 'new-scene-alternate',
        title: 'New alternate of the scene',
        keys: 'alt+shift+a',
        isAvailable,
        run: withScene(alternates.add),
      },
      {
        id: 'next-scene-alternate',
        title: 'Put the next alternate of the scene on the board',
        keys: 'alt+shift+n',
        isAvailable: () => alternates.alternatesNow(here() ?? '').length > 1,
        run: withScene(alternates.chooseNext),
      },
      {
        id: 'scene-details',
        title: 'Show the words of the scene',
        isAvailable,
        run: withScene(verbs.show),
      },
      {
        id: 'duplicate-scene',
        title: 'Duplicate the scene, without takes',
        isAvailable,
        run: withScene(verbs.duplicate),
      },
      {
        id: 'scene-earlier',
        title: 'Move the scene up in the story',
        isAvailable,
        run: withScene((id) => moves.stepScene(id, -1)),
      },
      {
        id: 'scene-later',
        title: 'Move the scene down in the story',
        isAvailable,
        run: withScene((id) => moves.stepScene(id, 1)),
      },
      {
        id: 'delete-scene',
        title: 'Delete the scene with its shots',
        isAvailable,
        run: withScene(verbs.remove),
      },
    ]
  }, [here, alternates, verbs, moves])
  useCommands('scenes', commands)
}
