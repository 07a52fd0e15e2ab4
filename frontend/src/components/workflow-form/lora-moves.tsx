import { ArrowDown, ArrowUp, X } from 'lucide-react'

type Props = {
  label: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** The ways to move a LoRA and to take it away. */
export function LoraMoves({ label, isFirst, isLast, onMove, onRemove }: Props) {
  return (
    <>
      <button
        type="button"
        className="icon-button small"
        aria-label={`${label}: earlier`}
        title="Earlier"
        disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button small"
        aria-label={`${label}: later`}
        title="Later"
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button small"
        aria-label={`Remove ${label}`}
        title="Remove"
        onClick={onRemove}
      >
        <X size={14} aria-hidden />
      </button>
    </>
  )
}
