import type { Command } from '@/lib/commands'
import { hasSome, several, some } from '../selected'
import type { Arranging, useTidyBoard } from './use-arrange'

type Tidy = ReturnType<typeof useTidyBoard>

/** What lies where, and what above what. */
export function arrangeCommands(verbs: Arranging, tidy: Tidy): Command[] {
  const { align, distribute } = verbs
  const aligned = (id: Parameters<typeof align>[0], key: string, title: string): Command => ({
    id: `align-${id}`,
    title: `Align ${title}`,
    keys: `alt+${key}`,
    isAvailable: several,
    run: () => align(id, `aligned ${title}`),
  })
  return [
    aligned('left', 'a', 'left edges'),
    aligned('centre', 'h', 'centres'),
    aligned('right', 'd', 'right edges'),
    aligned('top', 'w', 'top edges'),
    aligned('middle', 'v', 'middles'),
    aligned('bottom', 's', 'bottom edges'),
    {
      id: 'distribute-across',
      title: 'Distribute across',
      keys: 'alt+shift+h',
      isAvailable: hasSome(3),
      run: () => distribute('across', 'distributed across'),
    },
    {
      id: 'distribute-down',
      title: 'Distribute down',
      keys: 'alt+shift+v',
      isAvailable: hasSome(3),
      run: () => distribute('down', 'distributed down'),
    },
    {
      id: 'tidy-selection',
      title: 'Put the selected panels into rows',
      isAvailable: several,
      run: verbs.tidySelection,
    },
    {
      id: 'to-front',
      title: 'Bring to front',
      keys: 'mod+]',
      isAvailable: some,
      run: () => verbs.stack('front'),
    },
    {
      id: 'to-back',
      title: 'Send to back',
      keys: 'mod+[',
      isAvailable: some,
      run: () => verbs.stack('back'),
    },
    {
      id: 'larger',
      title: 'Make larger',
      keys: 'alt+=',
      isAvailable: some,
      run: () => verbs.resize(true),
    },
    {
      id: 'smaller',
      title: 'Make smaller',
      keys: 'alt+-',
      isAvailable: some,
      run: () => verbs.resize(false),
    },
    { id: 'tidy', title: 'Tidy up, scene below scene', run: () => tidy('scene') },
    { id: 'tidy-story', title: 'Tidy up, in story order', run: () => tidy('story') },
  ]
}
