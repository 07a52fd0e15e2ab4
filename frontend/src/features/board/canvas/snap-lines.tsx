import { useHeld } from './held'

/** The lines on which what is dragged lies now. */
export function SnapLines() {
  const lines = useHeld((held) => held.lines)
  return lines.map(({ axis, at, from, to }) => (
    <i
      key={axis}
      aria-hidden
      className={`snap-line along-${axis === 'x' ? 'y' : 'x'}`}
      style={
        axis === 'x'
          ? { left: at, top: from, height: to - from }
          : { top: at, left: from, width: to - from }
      }
    />
  ))
}
