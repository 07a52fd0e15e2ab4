import { type PointerEvent, useEffect, useRef, useState } from 'react'

/** Ms that a pointer rests on a tile until its picture is shown larger. */
const REST = 450

export type Hovered = { id: number; tile: DOMRect }

/** The tile on which the pointer rests; nothing while it moves on, presses or scrolls. */
export function useHover(ids: Float64Array) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const over = useRef<Element | null>(null)

  const leave = () => {
    clearTimeout(timer.current)
    over.current = null
    setHovered(null)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const onPointerMove = ({ target, buttons, pointerType }: PointerEvent) => {
    const tile = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
    if (tile === over.current) return
    leave()
    const id = ids[Number(tile?.dataset.index)]
    if (!tile || id === undefined || buttons !== 0 || pointerType === 'touch') return
    over.current = tile
    timer.current = setTimeout(() => setHovered({ id, tile: tile.getBoundingClientRect() }), REST)
  }
  return { hovered, leave, onPointerMove }
}
