import type { ReactNode } from 'react'

type Props = {
  label: string
  /** Shown under a resting pointer. */
  hint?: string
  /** Words beside the picture of the button. */
  text?: string
  isDisabled?: boolean
  /** Gives way on a narrow panel, whose menu has it too. */
  isSpare?: boolean
  onPress: () => void
  children?: ReactNode
}

/** A plain button: there may be thousands of panels, and each must be cheap to draw. */
export function PanelButton({ label, hint, text, isDisabled, isSpare, onPress, children }: Props) {
  return (
    <button
      type="button"
      className={`nodrag nopan ${text ? 'button' : 'icon-button'} small ${isSpare ? 'spare' : ''}`}
      aria-label={label}
      title={hint ?? label}
      disabled={isDisabled}
      onClick={onPress}
    >
      {children}
      {text && <span className="words">{text}</span>}
    </button>
  )
}
