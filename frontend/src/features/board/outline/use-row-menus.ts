import { useMemo } from 'react'
import { useAllCommands } from '@/lib/commands'
import { useBoard } from '../board-context'
import { showScene, showShot, useBoardUi } from '../board-ui'
import { type CanvasMenu, openCanvasMenu } from '../canvas/menu/canvas-menu'
import { panelPlan, sectionsOf, severalPlan } from '../canvas/menu/commands-menu'
import { useSceneMenu } from '../canvas/menu/use-scene-menu'
import { useAlternates } from '../use-alternates'
import type { Moves } from './use-moves'

type Place = CanvasMenu['at']

const nothingOn = () => false

/** Menus of the outline's rows; all that a drag does is in them, too. */
export function useRowMenus(moves: Moves, rename: (id: string) => void) {
  const { state, derive } = useBoard()
  const commands = useAllCommands()
  const sceneMenu = useSceneMenu()
  const alternates = useAlternates()
  return useMemo(() => {
    const scenesNow = () => {
      const { scenes, shots } = state.getState()
      return derive.scenes(scenes, shots)
    }
    /** The scenes that the selected shots can go to. */
    const toScenes = (id: string) => {
      const { selected } = useBoardUi.getState()
      const ids = selected.has(id) ? [...selected] : [id]
      return scenesNow()
        .filter(({ shots }) => !shots.some((shot) => shot.id === id))
        .map(({ scene, number }) => ({
          id: `to-${scene.id}`,
          label: `${number} ${scene.name}`,
          run: () => moves.moveShots(ids, { sceneId: scene.id, before: null }),
        }))
    }
    return {
      scene(id: string, at: Place) {
        const menu = sceneMenu(id, at)
        const [own, ...more] = menu.sections
        const entries = (own?.entries ?? []).map((entry) =>
          entry.id === 'rename' ? { ...entry, keys: 'F2', run: () => rename(id) } : entry,
        )
        const order = [
          { id: 'up', label: 'Move up', keys: 'alt+arrowup', run: () => moves.stepScene(id, -1) },
          {
            id: 'down',
            label: 'Move down',
            keys: 'alt+arrowdown',
            run: () => moves.stepScene(id, 1),
          },
          { id: 'details', label: 'Heading, words and lyrics', run: () => showScene(id) },
        ]
        openCanvasMenu({
          ...menu,
          sections: [{ title: menu.label, entries }, ...more, { title: 'Story', entries: order }],
        })
      },
      shot(id: string, at: Place) {
        if (!useBoardUi.getState().selected.has(id)) showShot(id)
        const plan = useBoardUi.getState().selected.size > 1 ? severalPlan : panelPlan
        const story = [
          { id: 'up', label: 'Move up', keys: 'alt+arrowup', run: () => moves.stepShot(id, -1) },
          {
            id: 'down',
            label: 'Move down',
            keys: 'alt+arrowdown',
            run: () => moves.stepShot(id, 1),
          },
        ]
        const others = toScenes(id)
        openCanvasMenu({
          label: state.getState().shots[id]?.code ?? 'Shot',
          at,
          sections: [
            ...sectionsOf(plan, commands, nothingOn),
            { title: 'Story', entries: story },
            ...(others.length > 0 ? [{ title: 'Move to scene', entries: others }] : []),
          ],
        })
      },
      alternate(id: string, at: Place) {
        const entries = [
          { id: 'stand', label: 'Put on the board', run: () => alternates.choose(id) },
        ]
        openCanvasMenu({ label: 'Alternate', at, sections: [{ title: 'Alternate', entries }] })
      },
    }
  }, [state, derive, commands, sceneMenu, alternates, moves, rename])
}
