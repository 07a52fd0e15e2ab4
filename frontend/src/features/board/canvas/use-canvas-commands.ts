import { useReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { type Command, useCommands } from '@/lib/commands'
import { surroundLabels, surrounds, useSurround } from '@/lib/surround'
import { useBoard } from '../board-context'
import { selectedItems, selectShots, useBoardUi } from '../board-ui'
import { layoutOf, placesNow } from '../use-order'
import { type Arranging, useArranging, useTidyBoard } from './arrange/use-arrange'
import { groupsWith, pick } from './board-items'
import { useClipboardVerbs } from './bring/use-clipboard'
import {
  guideLabels,
  guides,
  toggleGrid,
  toggleGuide,
  toggleSnapLines,
  turnWheel,
  useCanvasSettings,
} from './canvas-settings'
import { around, type Box } from './layout'
import { drawArrow, renameMark, useMarkUi } from './marks/mark-ui'
import { useShotMenus } from './menu/use-shot-menus'
import { type Marks, useMarks } from './use-marks'

const slow = { duration: 220 }
const quick = { duration: 140 }

const hasSome = (least: number) => () => selectedItems().length >= least
const some = hasSome(1)
const several = hasSome(2)

function arranging(verbs: Arranging): Command[] {
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
  ]
}

const hasArrow = () => useMarkUi.getState().arrow.status !== 'idle'

function marking(marks: Marks, isGrouped: () => boolean): Command[] {
  return [
    { id: 'sticky-note', title: 'New sticky note', keys: 's', run: () => marks.addNote() },
    { id: 'arrow', title: 'Draw an arrow', keys: 'l', run: marks.addArrow },
    {
      id: 'turn-arrow',
      title: 'Turn the arrow round',
      isAvailable: () => useBoardUi.getState().marks.size > 0,
      run: marks.turnArrows,
    },
    { id: 'group', title: 'Group', keys: 'mod+g', isAvailable: several, run: marks.group },
    {
      id: 'ungroup',
      title: 'Ungroup',
      keys: 'mod+shift+g',
      isAvailable: isGrouped,
      run: marks.ungroup,
    },
    {
      id: 'rename-group',
      title: 'Rename the group',
      isAvailable: isGrouped,
      run: marks.renameGroup,
    },
  ]
}

function useViewing(): Command[] {
  const flow = useReactFlow()
  const board = useBoard()
  return useMemo(() => {
    const showAll = (box: Box | null) => {
      if (!box) return
      const bounds = { x: box.x, y: box.y, width: box.w, height: box.h }
      void flow.fitBounds(bounds, { padding: 0.04, ...slow })
    }
    return [
      {
        id: 'fit',
        title: 'Fit the board',
        keys: 'f',
        run: () => void flow.fitView({ padding: 0.04, maxZoom: 1, ...slow }),
      },
      {
        id: 'fit-selection',
        title: 'Fit the selection',
        keys: 'shift+f',
        isAvailable: some,
        run: () => {
          const places = placesNow(board.state.getState(), board)
          showAll(around(Object.values(pick(places, selectedItems()))))
        },
      },
      {
        id: 'zoom-100',
        title: 'Zoom to 100 %',
        keys: 'shift+0',
        run: () => void flow.zoomTo(1, quick),
      },
      { id: 'zoom-in', title: 'Zoom in', keys: '=', run: () => void flow.zoomIn(quick) },
      { id: 'zoom-out', title: 'Zoom out', keys: '-', run: () => void flow.zoomOut(quick) },
    ]
  }, [flow, board])
}

function useSelecting(): Command[] {
  const board = useBoard()
  return useMemo(() => {
    const { state } = board
    const say = () => announce(`${selectedItems().length} selected`)
    return [
      {
        id: 'select-all',
        title: 'Select all',
        keys: 'mod+a',
        run: () => {
          const { notes, arrows } = state.getState()
          const { panels } = layoutOf(state.getState(), board)
          const marks = [...Object.keys(notes), ...Object.keys(arrows)]
          selectShots(new Set(Object.keys(panels)), new Set(marks))
          say()
        },
      },
      {
        id: 'select-scene',
        title: 'Select all shots of the scene',
        isAvailable: () => useBoardUi.getState().current !== null,
        run: () => {
          const { shots } = state.getState()
          const scene = shots[useBoardUi.getState().current ?? '']?.sceneId
          const { panels } = layoutOf(state.getState(), board)
          selectShots(new Set(Object.keys(panels).filter((id) => shots[id]?.sceneId === scene)))
          say()
        },
      },
      {
        id: 'select-none',
        title: 'Select nothing',
        keys: 'escape',
        isAvailable: () => hasArrow() || several(),
        run: () => {
          if (hasArrow()) return drawArrow({ status: 'idle' })
          selectShots(new Set())
        },
      },
    ]
  }, [board])
}

/** No keys of their own: the browser's copy, cut and paste come as they are. */
function clipboard(verbs: ReturnType<typeof useClipboardVerbs>): Command[] {
  const copy = async (): Promise<boolean> => {
    const text = verbs.copied()
    if (text !== null) await navigator.clipboard.writeText(text)
    return text !== null
  }
  return [
    { id: 'copy', title: 'Copy', isAvailable: some, run: () => void copy() },
    {
      id: 'cut',
      title: 'Cut',
      isAvailable: some,
      run: () => void copy().then((isCopied) => isCopied && verbs.cutAway()),
    },
    {
      id: 'paste',
      title: 'Paste',
      run: () => void navigator.clipboard.readText().then(verbs.pasteText),
    },
  ]
}

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
    {
      id: 'write-mark',
      title: 'Change the words',
      isAvailable: () => useBoardUi.getState().marks.size === 1,
      run: () => renameMark([...useBoardUi.getState().marks][0] ?? null),
    },
  ]
}

const settings: readonly Command[] = [
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
    title: surroundLabels[surround],
    run: () => useSurround.getState().choose(surround),
  })),
]

/** The commands that need the canvas: what is seen, selected, put into order and marked. */
export function useCanvasCommands(): void {
  const board = useBoard()
  const arrangingVerbs = useArranging()
  const marks = useMarks()
  const viewing = useViewing()
  const selecting = useSelecting()
  const tidy = useTidyBoard()
  const menus = useShotMenus()
  const clips = useClipboardVerbs()
  const commands = useMemo<Command[]>(() => {
    const isGrouped = () => {
      const { groups } = board.state.getState()
      return groupsWith(groups, new Set(selectedItems())).length > 0
    }
    return [
      ...viewing,
      ...selecting,
      ...arranging(arrangingVerbs),
      { id: 'tidy', title: 'Tidy up, scene below scene', run: () => tidy('scene') },
      { id: 'tidy-story', title: 'Tidy up, in story order', run: () => tidy('story') },
      ...marking(marks, isGrouped),
      ...choosing(menus),
      ...clipboard(clips),
      ...settings,
    ]
  }, [board, viewing, selecting, arrangingVerbs, marks, tidy, menus, clips])
  useCommands('canvas', commands)
}

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
