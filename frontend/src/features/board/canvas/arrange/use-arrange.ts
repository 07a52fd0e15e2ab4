import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { useUndoDeed } from '@/components/undo-deed'
import type { ById, Placement } from '@/lib/document/model'
import { inOrder } from '@/lib/document/order'
import { counted } from '@/lib/format/counted'
import { type Board, useBoard } from '../../board-context'
import { selectedItems } from '../../board-ui'
import { pictureNow, placesNow } from '../../use-order'
import { nameOf, pick, withPartners } from '../board-items'
import { arrange, BELOW, CAPTION, GAP, unplaced } from '../layout'
import { resizedBy } from '../resize/resized'
import { type Alignment, type Axis, align, distribute } from './align'
import { toBack, toFront } from './stacking'
import { arrangeAsStory, arrangeInRows } from './story-order'

type Moved = Record<string, Placement>

/** One press of a key makes panels this much larger, or smaller again. */
const STEP = 1.1

/** The selected panels and notes, and where everything lies. */
function selection(board: Board) {
  const places = placesNow(board.state.getState(), board)
  return { places, items: pick(places, selectedItems()) }
}

/** What the board only guesses the place of is written along, so that nothing else stirs. */
function withGuesses(board: Board, places: ById<Placement>, moved: Moved): Moved {
  const { placements, notes } = board.state.getState()
  return { ...unplaced({ panels: places }, { ...placements, ...notes }), ...moved }
}

/** "2C", or "3 items": what a result is told about. */
function subject(board: Board, items: Moved): string {
  const ids = Object.keys(items)
  const [only = ''] = ids
  return ids.length === 1 ? nameOf(only, board.state.getState()) : counted(ids.length, 'item')
}

/** Puts the selected panels and notes into order; each is one step of undo. */
export function createArranging(board: Board) {
  const { edits, state } = board
  const move = (change: (items: Moved) => Moved, said: string) => {
    const { places, items } = selection(board)
    if (Object.keys(items).length === 0) return
    edits.movePanels(withGuesses(board, places, change(items)))
    announce(`${subject(board, items)} ${said}`)
  }
  return {
    align: (to: Alignment, said: string) => move((items) => align(items, to), said),

    distribute: (along: Axis, said: string) => move((items) => distribute(items, along), said),

    nudge(by: { x: number; y: number }, said: string) {
      const { places, items } = selection(board)
      const along = pick(places, withPartners(Object.keys(items), state.getState().groups))
      const moved = Object.entries(along).map(([id, place]) => [
        id,
        { ...place, x: place.x + by.x, y: place.y + by.y },
      ])
      if (moved.length === 0) return
      edits.movePanels(withGuesses(board, places, Object.fromEntries(moved)))
      announce(`${subject(board, items)} ${said}`)
    },

    stack(to: 'front' | 'back') {
      const { places, items } = selection(board)
      const ids = Object.keys(items)
      if (ids.length === 0) return
      const stacked = to === 'front' ? toFront(ids, places) : toBack(ids, places)
      edits.restackPanels(withGuesses(board, places, stacked))
      announce(`${subject(board, items)} brought to the ${to}`)
    },

    resize(larger: boolean) {
      const { places, items } = selection(board)
      const [first] = Object.values(items)
      if (!first) return
      const now = state.getState()
      const scale = {
        factor: larger ? STEP : 1 / STEP,
        anchor: { x: Math.min(...Object.values(items).map(({ x }) => x)), y: first.y },
        board: { notes: now.notes, picture: pictureNow(now) },
      }
      edits.resizePanels(withGuesses(board, places, resizedBy(items, scale)))
      announce(`${subject(board, items)} made ${larger ? 'larger' : 'smaller'}`)
    },

    tidySelection() {
      const { items } = selection(board)
      const now = state.getState()
      const order = inOrder(now.scenes, now.shots).flatMap(({ shots }) => shots.map(({ id }) => id))
      const at = new Map(order.map((id, index) => [id, index]))
      const rows = Object.entries(items).sort(
        ([a], [b]) => (at.get(a) ?? order.length) - (at.get(b) ?? order.length),
      )
      move(() => arrangeInRows(rows, { across: GAP, down: BELOW - CAPTION }), 'put into rows')
    },

    tidyBoard(by: 'scene' | 'story') {
      const now = state.getState()
      const scenes = inOrder(now.scenes, now.shots)
      const lay = by === 'scene' ? arrange : arrangeAsStory
      edits.movePanels(lay(scenes, pictureNow(now)))
    },
  }
}

export type Arranging = ReturnType<typeof createArranging>

export function useArranging(): Arranging {
  const board = useBoard()
  return useMemo(() => createArranging(board), [board])
}

/** Lays out the whole board anew, with the way back in hand. */
export function useTidyBoard() {
  const arranging = useArranging()
  const showToast = useShowToast()
  const undoDeed = useUndoDeed()
  return useMemo(
    () => (by: 'scene' | 'story') => {
      arranging.tidyBoard(by)
      showToast({ text: 'The board is tidy', action: undoDeed() })
    },
    [arranging, showToast, undoDeed],
  )
}
