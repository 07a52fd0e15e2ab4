import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { backendsQuery } from '@/api/backends'
import { useApi } from '@/api/context'
import { templatesQuery } from '@/api/prompt-engine'
import type { Template } from '@/api/types'
import { announce } from '@/components/room/room-ui'
import type { Shot } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { carriedOver } from '@/lib/workflow/carry-over'
import { templateOf } from '@/lib/workflow/template-of'
import { type Board, useBoard } from '../../board-context'
import { useBoardUi } from '../../board-ui'
import { type CanvasSection, openCanvasMenu } from './canvas-menu'

const stars = ['No stars', '1 star', '2 stars', '3 stars', '4 stars', '5 stars']

const selectedShots = ({ state }: Board): Shot[] => {
  const { shots } = state.getState()
  return [...useBoardUi.getState().selected].flatMap((id) => shots[id] ?? [])
}

const said = (shots: readonly Shot[]): string =>
  shots.length === 1 ? (shots[0]?.code ?? '') : counted(shots.length, 'shot')

/** What all of them have, or null where they differ. */
function common<T>(shots: readonly Shot[], of: (shot: Shot) => T): T | null {
  const [first, ...others] = shots.map(of)
  return first !== undefined && others.every((each) => each === first) ? first : null
}

function ratings(board: Board): CanvasSection {
  const shots = selectedShots(board)
  const now = common(shots, ({ rating }) => rating)
  const entries = stars.map((label, rating) => ({
    id: label,
    label,
    keys: String(rating),
    isOn: rating === now,
    run: () => {
      board.edits.rate(
        shots.map(({ id }) => id),
        rating,
      )
      announce(`${said(shots)} rated ${rating}`)
    },
  }))
  return { title: `Rate ${said(shots)}`, entries }
}

/** Every selected shot gets the workflow; prompts and files stay, in one step of undo. */
function workflows(board: Board, templates: readonly Template[]): CanvasSection {
  const shots = selectedShots(board)
  const now = common(shots, (shot) => templateOf(shot, templates)?.id ?? '')
  const entries = templates.map(({ id, title, inputs }) => ({
    id,
    label: title,
    isOn: id === now,
    run: () => {
      const values = shots.map((shot) => {
        const from = templateOf(shot, templates)?.inputs ?? []
        return [shot.id, carriedOver(from, inputs, shot.values)]
      })
      board.edits.giveWorkflow(id, Object.fromEntries(values))
      announce(`${said(shots)}: ${title}`)
    },
  }))
  return { title: `Workflow of ${said(shots)}`, entries }
}

type Node = { id: string; name: string; online: boolean }

function nodeChoices(board: Board, nodes: readonly Node[]): CanvasSection {
  const shots = selectedShots(board)
  const now = common(shots, ({ nodeId }) => nodeId ?? '')
  const choices = [{ id: '', name: 'Any node', online: true }, ...nodes]
  const entries = choices.map(({ id, name, online }) => ({
    id: id || 'any',
    label: online ? name : `${name}, offline`,
    isOn: id === now,
    run: () => {
      board.edits.pinNode(
        shots.map((shot) => shot.id),
        id || null,
      )
      announce(`${said(shots)} renders on ${id ? name : 'any node'}`)
    },
  }))
  return { title: `Node of ${said(shots)}`, entries }
}

/** The foot of a button, or of the current panel where a menu comes from a key. */
function placeOf(anchor: Element | undefined): { x: number; y: number } {
  const { current } = useBoardUi.getState()
  const from = anchor ?? document.querySelector(`[data-shot="${current}"]`)
  const box = from?.getBoundingClientRect()
  return { x: box?.left ?? 0, y: box?.bottom ?? 0 }
}

/** Menus of choices for the selected shots. */
export function useShotMenus() {
  const board = useBoard()
  const api = useApi()
  const queries = useQueryClient()
  return useMemo(() => {
    const show = (section: CanvasSection, anchor?: Element) =>
      openCanvasMenu({ label: section.title, at: placeOf(anchor), sections: [section] })
    return {
      rate: (anchor?: Element) => show(ratings(board), anchor),
      async chooseWorkflow(anchor?: Element) {
        const templates = await queries.fetchQuery(templatesQuery(api))
        show(workflows(board, templates), anchor)
      },
      async chooseNode(anchor?: Element) {
        const { backends } = await queries.fetchQuery(backendsQuery(api))
        const nodes = backends.filter(({ enabled }) => enabled)
        show(nodeChoices(board, nodes), anchor)
      },
    }
  }, [board, api, queries])
}
