import { type ReactFlowState, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { followNobody, useFollowing } from '@/lib/presence/following'
import type { View } from '@/lib/presence/presence'
import { useOthers } from '@/lib/presence/use-others'
import { useProject } from '@/lib/project/project-context'

/** Ms that the board takes to where the followed person looks. */
const GLIDE = 120

type Seen = Pick<ReactFlowState, 'transform' | 'width' | 'height'>

/** What of the board is on the screen. */
function viewOf({ transform: [x, y, zoom], width, height }: Seen): View {
  return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom, zoom }
}

/** Tells the others where this person points and what of the board they see. */
function useTellPlace() {
  const { presence } = useProject()
  const flow = useReactFlow()
  const store = useStoreApi()
  useEffect(() => {
    presence.tell({ view: viewOf(store.getState()) })
    const stop = store.subscribe((now, before) => {
      const isSame =
        now.transform === before.transform &&
        now.width === before.width &&
        now.height === before.height
      if (!isSame) presence.tell({ view: viewOf(now) })
    })
    return () => {
      stop()
      presence.tell({ view: null })
    }
  }, [presence, store])
  useEffect(() => {
    const pane = store.getState().domNode
    if (!pane) return
    const point = ({ clientX, clientY }: PointerEvent) =>
      presence.tell({ cursor: flow.screenToFlowPosition({ x: clientX, y: clientY }) })
    const leave = () => presence.tell({ cursor: null })
    pane.addEventListener('pointermove', point)
    pane.addEventListener('pointerleave', leave)
    return () => {
      pane.removeEventListener('pointermove', point)
      pane.removeEventListener('pointerleave', leave)
      presence.tell({ cursor: null })
    }
  }, [presence, flow, store])
}

/** Keeps the board where the followed person looks, until this person moves it. */
function useFollowPerson() {
  const flow = useReactFlow()
  const store = useStoreApi()
  const followed = useFollowing(({ id }) => id)
  const [view] = useOthers<readonly (View | null)[]>((others) => [
    others.find(({ id, room }) => id === followed && room === 'board')?.view ?? null,
  ])
  useEffect(() => {
    if (view) void flow.setCenter(view.x, view.y, { zoom: view.zoom, duration: GLIDE })
  }, [flow, view])
  useEffect(() => {
    const pane = store.getState().domNode
    if (followed === null || !pane) return
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && followNobody()
    // On the way down, for the canvas keeps what it understands to itself.
    const way = { capture: true, passive: true }
    pane.addEventListener('pointerdown', followNobody, way)
    pane.addEventListener('wheel', followNobody, way)
    window.addEventListener('keydown', onKey)
    return () => {
      pane.removeEventListener('pointerdown', followNobody, way)
      pane.removeEventListener('wheel', followNobody, way)
      window.removeEventListener('keydown', onKey)
    }
  }, [store, followed])
}

/** The board's side of presence; within its React Flow. */
export function useBoardPresence(): void {
  useTellPlace()
  useFollowPerson()
}
