import { useMemo } from 'react'
import type { Command } from '@/lib/commands'
import { type Surround, surrounds, useSurround } from '@/lib/surround'
import {
  guideLabels,
  guides,
  toggleGrid,
  toggleGuide,
  toggleSnapLines,
  turnWheel,
  useCanvasSettings,
} from './canvas-settings'

/** In the palette they stand alone: there "Black" would say nothing. */
const surroundTitles: Record<Surround, string> = {
  theme: 'Surround: as the theme',
  black: 'Surround: black',
  grey: 'Surround: 18 % grey',
  white: 'Surround: white',
}

/** How the canvas looks and listens; each is on or off. */
export const settingCommands: readonly Command[] = [
  { id: 'grid', title: 'Show the grid', keys: "mod+'", run: toggleGrid },
  { id: 'snap-lines', title: 'Snap panels to each other', keys: "alt+'", run: toggleSnapLines },
  { id: 'wheel', title: 'Zoom with the wheel alone', run: turnWheel },
  ...guides.map((guide) => ({
    id: `guide-${guide}`,
    title: guideLabels[guide],
    run: () => toggleGuide(guide),
  })),
  ...surrounds.map((surround) => ({
    id: `surround-${surround}`,
    title: surroundTitles[surround],
    run: () => useSurround.getState().choose(surround),
  })),
]

/** Which of the settings that commands turn on are on. */
export function useCommandIsOn(): (id: string) => boolean {
  const { grid, snapLines, wheel, guides: shown } = useCanvasSettings()
  const surround = useSurround((store) => store.surround)
  return useMemo(() => {
    const on = new Set([`surround-${surround}`, ...shown.map((guide) => `guide-${guide}`)])
    if (wheel === 'zoom') on.add('wheel')
    if (grid) on.add('grid')
    if (snapLines) on.add('snap-lines')
    return (id) => on.has(id)
  }, [grid, snapLines, wheel, shown, surround])
}
