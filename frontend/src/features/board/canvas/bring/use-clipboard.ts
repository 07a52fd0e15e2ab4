import { useReactFlow } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import type { Api } from '@/api/client'
import { useApi } from '@/api/context'
import { importTake, pasteFiles } from '@/api/imports'
import { messageOf } from '@/api/problem'
import { announce } from '@/components/room/room-ui'
import { useShowToast } from '@/components/toast'
import { type Clipping, filesIn, readClipping } from '@/lib/document/clipping'
import type { Placement } from '@/lib/document/model'
import { counted } from '@/lib/format/counted'
import { chosenOf } from '@/lib/jobs/panel-state'
import { isTyping } from '@/lib/keys'
import { type Board, useBoard } from '../../board-context'
import { selectShots, useBoardUi } from '../../board-ui'
import { placesForShots, targetScene } from '../../new-shots'
import { useDeleteSelected } from '../../use-delete-selected'
import { layoutOf, placesNow } from '../../use-order'
import { freePlace } from '../marks/free-place'
import { useMarks } from '../use-marks'
import { useReceive } from './use-drop'

/** Everything selected as JSON, in the order of the board, with the pictures that its shots show. */
export function clipped(board: Board): Clipping {
  const { project, state, edits } = board
  const { selected, marks } = useBoardUi.getState()
  const now = state.getState()
  const order = Object.keys(layoutOf(now, board).panels).filter((id) => selected.has(id))
  const clipping = edits.clip(project.id, { shotIds: order, markIds: [...marks] })
  const pictures = order.flatMap((id) => {
    const take = chosenOf(now.takes[id] ?? [], now.shots[id]?.chosenTake ?? null)
    return take ? [[id, take.path]] : []
  })
  const places = [...marks].flatMap((id) => {
    const note = now.notes[id]
    return note ? [[id, { x: note.x, y: note.y, w: note.w, h: note.h, z: note.z }]] : []
  })
  return {
    ...clipping,
    pictures: Object.fromEntries(pictures),
    places: Object.fromEntries(places),
  }
}

/** Where notes come to lie: beside those that they are copies of, on nothing. */
function placesForNotes(board: Board, { places }: Clipping): Record<string, Placement> {
  const taken = Object.values<{ x: number; y: number; w: number; h: number }>(
    placesNow(board.state.getState(), board),
  )
  return Object.fromEntries(
    Object.entries(places).map(([id, place]) => {
      const at = { ...place, ...freePlace(place, place, taken) }
      taken.push(at)
      return [id, at]
    }),
  )
}

/** The files of another project that the shots name, as they are called here. */
async function filesHere(api: Api, { project }: Board, clipping: Clipping) {
  if (clipping.project === project.id) return {}
  const paths = [...new Set(clipping.shots.flatMap(({ values }) => filesIn(values)))]
  if (paths.length === 0) return {}
  const wanted = { projectId: project.id, from: clipping.project, paths }
  return (await pasteFiles(api, wanted)).files
}

async function pasteBoard(api: Api, board: Board, clipping: Clipping): Promise<void> {
  const files = await filesHere(api, board, clipping)
  const target = targetScene(board)
  const { places, moved } = placesForShots(board, target, { count: clipping.shots.length })
  const ids = board.edits.paste(clipping, {
    sceneId: target.id,
    sceneNumber: target.number,
    placements: places,
    moved,
    notes: placesForNotes(board, clipping),
    files,
  })
  const isShot = (id: string) => board.state.getState().shots[id] !== undefined
  const made = [...ids.values()]
  selectShots(new Set(made.filter(isShot)), new Set(made.filter((id) => !isShot(id))))
  announce(`${counted(made.length, 'item')} pasted`)
  const pictures = Object.entries(clipping.pictures).flatMap(([old, path]) => {
    const shotId = ids.get(old)
    return shotId === undefined ? [] : [{ shotId, path }]
  })
  const from = clipping.project === board.project.id ? undefined : clipping.project
  for (const picture of pictures) {
    await importTake(api, { projectId: board.project.id, ...picture, from })
  }
}

const elsewhere = '.inspector-place, [role="dialog"], [role="menu"]'

/** Whether the clipboard belongs to something else than the board: a field, a list, chosen words. */
function belongsElsewhere({ target }: ClipboardEvent): boolean {
  if (isTyping(target) || window.getSelection()?.isCollapsed === false) return true
  return target instanceof Element && target.closest(elsewhere) !== null
}

export function useClipboardVerbs() {
  const api = useApi()
  const board = useBoard()
  const show = useShowToast()
  const receive = useReceive()
  const marks = useMarks()
  const flow = useReactFlow()
  const deleteSelected = useDeleteSelected()
  return useMemo(() => {
    const pasteText = async (text: string) => {
      const clipping = readClipping(text)
      try {
        if (clipping) await pasteBoard(api, board, clipping)
        else if (text.trim() !== '') marks.addNote(text.trim())
      } catch (error) {
        show({ text: messageOf(error) })
      }
    }
    return {
      /** The text for the clipboard, or null where nothing is selected. */
      copied(): string | null {
        const clipping = clipped(board)
        const count = clipping.shots.length + clipping.notes.length
        if (count === 0) return null
        announce(`${counted(count, 'item')} copied`)
        return JSON.stringify(clipping)
      },
      cutAway: deleteSelected,
      pasteText,
      pasteFiles(files: readonly File[]) {
        const { current } = useBoardUi.getState()
        const panel = document.querySelector(`[data-shot="${current}"]`)?.getBoundingClientRect()
        const middle = flow.flowToScreenPosition({ x: 0, y: 0 })
        const at = panel ? { x: panel.left, y: panel.bottom } : middle
        const sources = files.map((file) => ({ kind: 'computer' as const, file }))
        void receive({ sources, hasFolder: false, isCut: false }, { at, shotId: current })
      },
    }
  }, [api, board, show, receive, marks, flow, deleteSelected])
}

/** The browser's own copy, cut and paste, as long as the board has the keyboard. */
export function useClipboard(): void {
  const verbs = useClipboardVerbs()
  useEffect(() => {
    const take = (event: ClipboardEvent): boolean => {
      const text = belongsElsewhere(event) ? null : verbs.copied()
      if (text === null) return false
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      return true
    }
    const copy = (event: ClipboardEvent) => void take(event)
    const cut = (event: ClipboardEvent) => {
      if (take(event)) verbs.cutAway()
    }
    const paste = (event: ClipboardEvent) => {
      if (belongsElsewhere(event) || event.defaultPrevented) return
      event.preventDefault()
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length > 0) verbs.pasteFiles(files)
      else void verbs.pasteText(event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', cut)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', cut)
      document.removeEventListener('paste', paste)
    }
  }, [verbs])
}
