import { useOnViewportChange, useReactFlow, useStoreApi, type Viewport } from '@xyflow/react'
import { useEffect } from 'react'
import { followNobody, useFollowing } from '@/lib/presence/following'
import type { View } from '@/lib/presence/presence'
import { useOthers } from '@/lib/presence/use-others'
import { useProject } from '@/lib/project/project-context'
import { useStable } from '@/lib/use-stable'

/** Ms that the board takes to where the followed person looks. */
const GLIDE = 120

/** Tells the others where this person points and what of the board they see. */
function useTellPlace() {
  const { presence } = useProject()
  const flow = useReactFlow()
  const store = useStoreApi()
  const tellView = useStable(({ x, y, zoom }: Viewport) => {
    const { width, height } = store.getState()
    presence.tell({ view: { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom, zoom } })
  })
  useOnViewportChange({ onChange: tellView })
  useEffect(() => {
    const pane = store.getState().domNode
    if (!pane) return
    const point = ({ clientX, clientY }: PointerEvent) =>
      presence.tell({ cursor: flow.screenToFlowPosition({ x: clientX, y: clientY }) })
    const leave = () => presence.tell({ cursor: null })
    tellView(flow.getViewport())
    pane.addEventListener('pointermove', point)
    pane.addEventListener('pointerleave', leave)
    return () => {
      pane.removeEventListener('pointermove', point)
      pane.removeEventListener('pointerleave', leave)
      presence.tell({ cursor: null, view: null })
    }
  }, [presence, flow, store, tellView])
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
    pane.addEventListener('pointerdown', followNobody)
    pane.addEventListener('wheel', followNobody, { passive: true })
    window.addEventListener('keydown', onKey)
    return () => {
      pane.removeEventListener('pointerdown', followNobody)
      pane.removeEventListener('wheel', followNobody)
      window.removeEventListener('keydown', onKey)
    }
  }, [store, followed])
}

/** The board's side of presence; within its React Flow. */
export function useBoardPresence(): void {
  useTellPlace()
  useFollowPerson()
}
