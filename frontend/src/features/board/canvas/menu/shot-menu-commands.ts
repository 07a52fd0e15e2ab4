import { useMemo } from 'react'
import type { Command } from '@/lib/commands'
import { useBoardUi } from '../../board-ui'
import { renameMark } from '../marks/mark-ui'
import { useShotMenus } from './use-shot-menus'

function choosing(menus: ReturnType<typeof useShotMenus>): Command[] {
  const isAvailable = () => useBoardUi.getState().selected.size > 0
  return [
    { id: 'rate-shot', title: 'Rate', isAvailable, run: () => menus.rate() },
    {
      id: 'choose-workflow',
      title: 'Choose the workflow',
      isAvailable,
      run: () => void menus.chooseWorkflow(),
    },
    {
      id: 'choose-node',
      title: 'Choose the node',
      isAvailable,
      run: () => void menus.chooseNode(),
    },
    {
      id: 'rename-shot',
      title: 'Rename',
      isAvailable,
      run: () => renameMark(useBoardUi.getState().current),
    },
  ]
}

/** What is chosen for the selected shots from a list. */
export function useShotMenuCommands(): Command[] {
  const menus = useShotMenus()
  return useMemo(() => choosing(menus), [menus])
}
