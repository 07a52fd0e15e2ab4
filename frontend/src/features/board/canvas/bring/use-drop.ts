import { useReactFlow } from '@xyflow/react'
import { type DragEvent, useCallback } from 'react'
import { useShowToast } from '@/components/toast'
import { chosenOf } from '@/lib/jobs/panel-state'
import { carriesFile } from '@/lib/workflow/dragged-file'
import { useBoard } from '../../board-context'
import { layoutOf } from '../../use-order'
import { openCanvasMenu } from '../menu/canvas-menu'
import { type Point, sceneAt } from './drop-cells'
import { dropSections } from './drop-menu'
import { aimAt } from './drop-target'
import { type Brought, broughtBy, isMedia, MOST, mayHoldWorkflow } from './sources'
import { useBringing } from './use-bring'

const tooMany = `The first ${MOST} files are taken. Bring the others into the gallery, and drag them from there.`

/** `at` is on the screen; `point` on the board, where they were let go of there. */
type Place = { at: Point; shotId: string | null; point?: Point }

const shotUnder = (target: EventTarget): string | null =>
  target instanceof Element
    ? (target.closest<HTMLElement>('[data-shot]')?.dataset.shot ?? null)
    : null

/** Asks what is to become of files that came onto the board, or does the one thing there is to do. */
export function useReceive() {
  const board = useBoard()
  const bring = useBringing()
  const show = useShowToast()
  return useCallback(
    async ({ sources, hasFolder, isCut }: Brought, { at, shotId, point }: Place) => {
      const { state } = board
      if (isCut) show({ text: tooMany })
      const shot = state.getState().shots[shotId ?? ''] ?? null
      const usable = sources.filter((source) => isMedia(source) || mayHoldWorkflow(source))
      if (usable.length === 0) {
        return show({ text: 'There is no picture, film, sound or workflow in what was dropped.' })
      }
      const media = usable.filter(isMedia)
      const isPlain = shot === null && (media.length > 1 || hasFolder)
      const scene = point && sceneAt(layoutOf(state.getState(), board), point)
      const spot = { sceneId: shot?.sceneId ?? scene ?? undefined, at: point }
      if (isPlain && media.length > 0) return bring.asShots(media, spot)
      const [templates, workflow] = await Promise.all([
        bring.templates(),
        bring.withWorkflow(usable),
      ])
      const sections = dropSections({ sources: usable, shot, spot, templates, workflow }, bring)
      if (sections.length === 0) return show({ text: 'That file holds no workflow.' })
      const [only, another] = sections.flatMap(({ entries }) => entries)
      if (only && !another && media.length > 0) return only.run()
      openCanvasMenu({ label: 'What was dropped', at, sections })
    },
    [board, bring, show],
  )
}

/** Files dragged over the board: from the computer, the gallery, or a shot's takes. */
export function useDrop() {
  const receive = useReceive()
  const { screenToFlowPosition } = useReactFlow()
  return {
    onDragOver(event: DragEvent) {
      if (!carriesFile(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      aimAt(shotUnder(event.target))
    },
    onDragLeave({ relatedTarget: to, currentTarget }: DragEvent) {
      if (!(to instanceof Node && currentTarget.contains(to))) aimAt(null)
    },
    onDrop(event: DragEvent) {
      aimAt(null)
      if (!carriesFile(event)) return
      event.preventDefault()
      const at = { x: event.clientX, y: event.clientY }
      const shotId = shotUnder(event.target)
      const place = { at, shotId, point: screenToFlowPosition(at) }
      void broughtBy(event.dataTransfer).then((brought) => receive(brought, place))
    },
  }
}

type Drop = { clientX: number; clientY: number; altKey: boolean }

/** Alt while a panel is let go on another one: its picture is used there, and it stays where it was. */
export function useDropPanel() {
  const { state } = useBoard()
  const { screenToFlowPosition } = useReactFlow()
  const receive = useReceive()
  return useCallback(
    ({ clientX: x, clientY: y, altKey }: Drop, dragged: readonly string[]): boolean => {
      const [shotId, another] = dragged
      if (!altKey || shotId === undefined || another !== undefined) return false
      const { takes, shots } = state.getState()
      const take = chosenOf(takes[shotId] ?? [], shots[shotId]?.chosenTake ?? null)
      const panels = document.elementsFromPoint(x, y).map(shotUnder)
      const target = panels.find((id) => id !== null && id !== shotId)
      if (!take || !target) return false
      const sources = [{ kind: 'project' as const, path: take.path }]
      const point = screenToFlowPosition({ x, y })
      const place = { at: { x, y }, shotId: target, point }
      void receive({ sources, hasFolder: false, isCut: false }, place)
      return true
    },
    [state, receive, screenToFlowPosition],
  )
}
