import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { arrangeCommands } from './arrange/arrange-commands'
import { useArranging, useTidyBoard } from './arrange/use-arrange'
import { useClipboardCommands } from './bring/clipboard-commands'
import { useMarkCommands } from './marks/mark-commands'
import { useShotMenuCommands } from './menu/shot-menu-commands'
import { useSelectCommands } from './select-commands'
import { settingCommands } from './setting-commands'
import { useViewCommands } from './view-commands'

/** The commands that need the canvas: what is seen, selected, put into order and marked. */
export function useCanvasCommands(): void {
  const arranging = useArranging()
  const tidy = useTidyBoard()
  const viewing = useViewCommands()
  const selecting = useSelectCommands()
  const marking = useMarkCommands()
  const choosing = useShotMenuCommands()
  const clipboard = useClipboardCommands()
  const commands = useMemo<Command[]>(
    () => [
      ...viewing,
      ...selecting,
      ...arrangeCommands(arranging, tidy),
      ...marking,
      ...choosing,
      ...clipboard,
      ...settingCommands,
    ],
    [viewing, selecting, arranging, tidy, marking, choosing, clipboard],
  )
  useCommands('canvas', commands)
}
