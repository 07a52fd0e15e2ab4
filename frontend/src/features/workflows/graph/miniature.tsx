import { useMemo } from 'react'
import { boundsOf, placesOf } from './graph-layout'
import { type Box, linksOf, type Place } from './graph-model'
import './miniature.css'
import { linkHue, linkStyle } from './link-colors'

/** Px of the drawing; it is scaled to its frame. */
const WIDTH = 240
const HEIGHT = 135
const MARGIN = 14
/** Of a box's own size, so that a graph of one box is still a small one. */
const LARGEST = 0.35

type Spot = { x: number; y: number }

/** Graphs are wide and low, frames are not: heights may be drawn up to this much larger. */
const STRETCH = 2.4

function scaled(places: ReadonlyMap<string, Place>) {
  const bounds = boundsOf(places.values())
  const across = Math.min((WIDTH - 2 * MARGIN) / bounds.w, LARGEST)
  const down = Math.min((HEIGHT - 2 * MARGIN) / bounds.h, across * STRETCH)
  const left = (WIDTH - bounds.w * across) / 2
  const top = (HEIGHT - bounds.h * down) / 2
  return {
    across,
    down,
    spot: ({ x, y }: Spot): Spot => ({
      x: left + (x - bounds.x) * across,
      y: top + (y - bounds.y) * down,
    }),
  }
}

function curve(from: Spot, to: Spot): string {
  const reach = Math.max(6, Math.abs(to.x - from.x) / 2)
  return `M${from.x} ${from.y}C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`
}

/** A graph in small: its boxes and what links them, without a word. */
export function Miniature({ boxes }: { boxes: readonly Box[] }) {
  const { drawn, lines } = useMemo(() => {
    const places = placesOf(boxes)
    const { across, down, spot } = scaled(places)
    const drawn = boxes.flatMap(({ id }) => {
      const place = places.get(id)
      if (!place) return []
      const { x, y } = spot(place)
      return [{ id, x, y, w: Math.max(3, place.w * across), h: Math.max(3, place.h * down) }]
    })
    const lines = linksOf(boxes).flatMap(({ from, to, socket, type }) => {
      const [start, end] = [places.get(from), places.get(to)]
      if (!start || !end) return []
      const path = curve(
        spot({ x: start.x + start.w, y: start.y + start.h / 2 }),
        spot({ x: end.x, y: end.y + end.h / 2 }),
      )
      return [{ key: `${from} ${to} ${socket}`, path, hue: linkHue(type) }]
    })
    return { drawn, lines }
  }, [boxes])
  return (
    <svg className="miniature" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {lines.map(({ key, path, hue }) => (
        <path key={key} d={path} {...linkStyle(hue)} />
      ))}
      {drawn.map(({ id, x, y, w, h }) => (
        <g key={id}>
          <rect x={x} y={y} width={w} height={h} />
          <rect className="head" x={x} y={y} width={w} height={Math.min(h, 3)} />
        </g>
      ))}
    </svg>
  )
}
