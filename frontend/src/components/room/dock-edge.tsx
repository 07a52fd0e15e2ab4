import type { KeyboardEvent, PointerEvent } from 'react'
import { type Dock, dockLimits, useDocks, withinLimits } from './dock-sizes'

type Props = { dock: Dock; label: string }

const STEP = 16

function widthNow(edge: HTMLElement): number {
  return edge.parentElement?.getBoundingClientRect().width ?? 0
}

/** The edge by which a dock is made wider or narrower, by pointer or by arrows. */
export function DockEdge({ dock, label }: Props) {
  const width = useDocks(({ sizes }) => sizes[dock])
  const resize = useDocks((store) => store.resize)
  const grows = dock === 'outline' ? 1 : -1
  const { least, most } = dockLimits[dock]

  const onPointerDown = ({ currentTarget, pointerId, clientX }: PointerEvent<HTMLDivElement>) => {
    const start = widthNow(currentTarget)
    currentTarget.setPointerCapture(pointerId)
    const onMove = (event: globalThis.PointerEvent) =>
      resize(dock, start + (event.clientX - clientX) * grows)
    const onUp = () => currentTarget.removeEventListener('pointermove', onMove)
    currentTarget.addEventListener('pointermove', onMove)
    currentTarget.addEventListener('lostpointercapture', onUp, { once: true })
  }

  const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLDivElement>) => {
    const by = key === 'ArrowRight' ? STEP : key === 'ArrowLeft' ? -STEP : 0
    if (by !== 0) resize(dock, widthNow(currentTarget) + by * grows)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be dragged
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={withinLimits(dock, width ?? (least + most) / 2)}
      tabIndex={0}
      className={`dock-edge is-${dock}`}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}
