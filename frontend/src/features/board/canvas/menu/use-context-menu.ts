import { type MouseEvent, useCallback } from 'react'
import { useAllCommands } from '@/lib/commands'
import { useBoard } from '../../board-context'
import { selectedItems, selectMark, selectShot, useBoardUi } from '../../board-ui'
import { useCommandIsOn } from '../setting-commands'
import { openCanvasMenu } from './canvas-menu'
import {
  boardPlan,
  type MenuPlan,
  markPlan,
  panelPlan,
  sectionsOf,
  severalPlan,
} from './commands-menu'
import { useSceneMenu } from './use-scene-menu'

type Point = { x: number; y: number }

/** Opens a menu of commands at a place of the screen; they act on what is selected. */
export function useOpenPlan() {
  const isOn = useCommandIsOn()
  const commands = useAllCommands()
  return useCallback(
    (plan: MenuPlan, { label, at }: { label: string; at: Point }) =>
      openCanvasMenu({ label, at, sections: sectionsOf(plan, commands, isOn) }),
    [commands, isOn],
  )
}

/** The key for menus says no place: then it is the foot of what has the focus. */
function placeOf({ clientX, clientY, target, button }: MouseEvent): Point {
  if (button === 2 || clientX !== 0 || clientY !== 0) return { x: clientX, y: clientY }
  const box = target instanceof Element ? target.getBoundingClientRect() : { left: 0, bottom: 0 }
  return { x: box.left + 8, y: box.bottom }
}

const within = (target: EventTarget, attribute: 'shot' | 'mark' | 'scene'): string | undefined =>
  target instanceof Element
    ? target.closest<HTMLElement | SVGElement>(`[data-${attribute}]`)?.dataset[attribute]
    : undefined

/** The menu of what is under the pointer, which is selected first if it was not. */
export function useContextMenu() {
  const { state } = useBoard()
  const openPlan = useOpenPlan()
  const sceneMenu = useSceneMenu()
  return useCallback(
    (event: MouseEvent) => {
      const { target } = event
      if (target instanceof Element && target.closest('input, textarea')) return
      event.preventDefault()
      const at = placeOf(event)
      const { selected, marks } = useBoardUi.getState()
      const [shot, mark, scene] = [
        within(target, 'shot'),
        within(target, 'mark'),
        within(target, 'scene'),
      ]
      if (shot) {
        if (!selected.has(shot)) selectShot(shot)
        const plan = selectedItems().length > 1 ? severalPlan : panelPlan
        return openPlan(plan, { label: state.getState().shots[shot]?.code ?? 'Shot', at })
      }
      if (mark) {
        if (!marks.has(mark)) selectMark(mark)
        const plan = selectedItems().length > 1 ? severalPlan : markPlan
        return openPlan(plan, { label: 'Mark', at })
      }
      if (scene) return openCanvasMenu(sceneMenu(scene, at))
      openPlan(boardPlan, { label: 'Board', at })
    },
    [state, openPlan, sceneMenu],
  )
}
