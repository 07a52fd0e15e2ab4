type Props = { shots: number; rendered: number }

/** "9 of 14 rendered" with its bar. */
export function RenderedCount({ shots, rendered }: Props) {
  if (shots === 0) return <p className="rendered-count text-3">No shot yet</p>
  const percent = Math.round((rendered / shots) * 100)
  return (
    <div className="rendered-count">
      <p>
        <b>{rendered}</b> of {shots} rendered
      </p>
      <span className="bar" aria-hidden>
        <i style={{ width: `${percent}%` }} />
      </span>
    </div>
  )
}
