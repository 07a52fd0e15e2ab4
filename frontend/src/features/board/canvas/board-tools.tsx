import {
  ChevronDown,
  Grid3x3,
  Group,
  LayoutGrid,
  Magnet,
  MoveUpRight,
  SquarePlus,
  StickyNote,
} from 'lucide-react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { Button } from '@/components/button'
import { IconButton } from '@/components/icon-button'
import { Tooltip } from '@/components/tooltip'
import { useAddShot } from '../use-add-shot'
import { useAddScene } from '../use-scenes'
import { toggleGrid, toggleSnapLines, useCanvasSettings } from './canvas-settings'
import { drawArrow, useMarkUi } from './marks/mark-ui'
import { arrangePlan, lookPlan, type MenuPlan } from './menu/commands-menu'
import { useOpenPlan } from './menu/use-context-menu'
import { useMarks } from './use-marks'

const icon = { size: 16, strokeWidth: 1.6, 'aria-hidden': true } as const

function NewTools() {
  const addShot = useAddShot()
  const addScene = useAddScene()
  const marks = useMarks()
  const isDrawing = useMarkUi((ui) => ui.arrow.status !== 'idle')
  return (
    <>
      <IconButton label="New shot" shortcut="N" onPress={() => addShot()}>
        <SquarePlus {...icon} />
      </IconButton>
      <IconButton label="New scene" shortcut="Shift N" onPress={addScene}>
        <Group {...icon} />
      </IconButton>
      <IconButton label="New sticky note" shortcut="S" onPress={() => marks.addNote()}>
        <StickyNote {...icon} />
      </IconButton>
      <IconButton
        label="Draw an arrow"
        shortcut="L"
        aria-pressed={isDrawing}
        onPress={() => (isDrawing ? drawArrow({ status: 'idle' }) : marks.addArrow())}
      >
        <MoveUpRight {...icon} />
      </IconButton>
    </>
  )
}

/** Opens the menu of a plan above the button that was pressed. */
function useOpenFrom(label: string, plan: MenuPlan) {
  const openPlan = useOpenPlan()
  return ({ target }: { target: Element }) => {
    const { left, top } = target.getBoundingClientRect()
    openPlan(plan, { label, at: { x: left, y: top } })
  }
}

function PlacingTools() {
  const grid = useCanvasSettings((settings) => settings.grid)
  const snapLines = useCanvasSettings((settings) => settings.snapLines)
  const openArrange = useOpenFrom('Arrange', arrangePlan)
  const openLook = useOpenFrom('Around and over pictures', lookPlan)
  return (
    <>
      <IconButton label="Arrange" aria-haspopup="menu" onPress={openArrange}>
        <LayoutGrid {...icon} />
      </IconButton>
      <IconButton
        label="Snap to panels"
        shortcut="Alt '"
        aria-pressed={snapLines}
        onPress={toggleSnapLines}
      >
        <Magnet {...icon} />
      </IconButton>
      <IconButton label="Grid" shortcut="Ctrl '" aria-pressed={grid} onPress={toggleGrid}>
        <Grid3x3 {...icon} />
      </IconButton>
      <Tooltip text="Guides over pictures, surround">
        <Button
          size="small"
          className="surround-button"
          aria-label="Guides and surround"
          aria-haspopup="menu"
          onPress={openLook}
        >
          <i aria-hidden className="surround-swatch" />
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Tooltip>
    </>
  )
}

export function BoardTools() {
  return (
    <Toolbar className="board-tools" aria-label="Board tools">
      <NewTools />
      <span className="rule" />
      <PlacingTools />
    </Toolbar>
  )
}
