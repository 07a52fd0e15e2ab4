import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import { announce } from '@/components/room/room-ui'
import type { ArrowEnd } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { useMe } from '@/lib/presence/me'
import { type Board, useBoard } from '../board-context'
import { selectedItems, selectMark, useBoardUi } from '../board-ui'
import { layoutOf, placesNow } from '../use-order'
import { groupsWith, pick } from './board-items'
import { around } from './layout'
import { freePlace } from './marks/free-place'
import { drawArrow, renameMark, useMarkUi } from './marks/mark-ui'

type Point = { x: number; y: number }

/** Board px. */
const NOTE = { w: 200, h: 96 }

const topOf = (board: Board): number =>
  Math.max(0, ...Object.values(placesNow(board.state.getState(), board)).map(({ z }) => z))

/** Below what is selected, else in the middle of the view; on no panel and on no scene's ground. */
function placeForNote(board: Board, middle: Point): Point {
  const state = board.state.getState()
  const places = placesNow(state, board)
  const box = around(Object.values(pick(places, selectedItems())))
  const taken = [...Object.values(places), ...layoutOf(state, board).scenes]
  const from = box ?? { x: Math.round(middle.x - NOTE.w / 2), y: Math.round(middle.y - NOTE.h / 2) }
  return freePlace({ x: from.x, y: from.y }, NOTE, taken)
}

function createMarks(board: Board, middleOfView: () => Point, author: () => string) {
  const { edits, state } = board
  const endAt = (id: string): ArrowEnd =>
    state.getState().notes[id] ? { note: id } : { panel: id }
  const lead = (from: ArrowEnd, to: ArrowEnd) => {
    selectMark(edits.addArrow(from, to, topOf(board) + 1))
    drawArrow({ status: 'idle' })
    announce('Arrow drawn')
  }
  return {
    /** One without words is written in at once. */
    addNote(text = '') {
      const at = placeForNote(board, middleOfView())
      const id = edits.addNote({ ...at, ...NOTE, z: topOf(board) + 1 }, author(), text)
      selectMark(id)
      if (text === '') renameMark(id)
      announce(text === '' ? 'Note added; type its words' : 'Note added')
    },

    /** From the first to the second of what is selected, else asks where from and where to. */
    addArrow() {
      const [first, second, third] = selectedItems()
      if (first && second && !third) return lead(endAt(first), endAt(second))
      if (first && !second) {
        drawArrow({ status: 'to', from: endAt(first) })
        return announce('Go to where the arrow points and press Enter; Escape stops')
      }
      drawArrow({ status: 'from' })
      announce('Choose where the arrow begins; Escape stops')
    },

    /** The next end of the arrow being drawn: a panel, a note, or a free place. */
    putArrowEnd(target: string | Point) {
      const { arrow } = useMarkUi.getState()
      const end = typeof target === 'string' ? endAt(target) : target
      if (arrow.status === 'from') {
        drawArrow({ status: 'to', from: end })
        announce('Choose where the arrow points')
      } else if (arrow.status === 'to' && JSON.stringify(arrow.from) !== JSON.stringify(end)) {
        lead(arrow.from, end)
      }
    },

    turnArrows() {
      for (const id of useBoardUi.getState().marks) edits.turnArrow(id)
    },

    group() {
      const ids = Object.keys(pick(placesNow(state.getState(), board), selectedItems()))
      if (ids.length < 2) return
      const name = `Group ${Object.keys(state.getState().groups).length + 1}`
      renameMark(edits.addGroup(name, ids))
      announce(`${counted(ids.length, 'item')} grouped`)
    },

    ungroup() {
      const groups = groupsWith(state.getState().groups, new Set(selectedItems()))
      if (groups.length === 0) return
      edits.ungroup(groups.map(({ id }) => id))
      announce('Ungrouped')
    },

    renameGroup() {
      const [group] = groupsWith(state.getState().groups, new Set(selectedItems()))
      if (group) renameMark(group.id)
    },
  }
}

/** What can be done with sticky notes, arrows and groups. */
export function useMarks() {
  const board = useBoard()
  const flow = useReactFlow()
  const store = useStoreApi()
  return useMemo(() => {
    const middle = () => {
      const { domNode, width, height } = store.getState()
      const { x, y } = domNode?.getBoundingClientRect() ?? { x: 0, y: 0 }
      return flow.screenToFlowPosition({ x: x + width / 2, y: y + height / 2 })
    }
    return createMarks(board, middle, () => useMe.getState().name)
  }, [board, flow, store])
}

export type Marks = ReturnType<typeof useMarks>
