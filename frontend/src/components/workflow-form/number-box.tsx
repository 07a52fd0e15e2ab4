import { type KeyboardEvent, useId, useState } from 'react'

/** How far the keys go, in steps. */
const strides: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
}

const DIGITS = 6

const shown = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toFixed(DIGITS))) : ''

/** What was typed as a number, with a comma or a point; NaN for anything else. */
export const numberOf = (text: string): number =>
  text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))

type Limits = { min?: number | null; max?: number | null; step?: number | null; isWhole?: boolean }

/** The nearest number that the limits allow; whole numbers lie on the step, from the least on. */
export function limited(value: number, { min, max, step, isWhole = false }: Limits): number {
  const [least, most] = [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY]
  const [base, unit] = [min ?? 0, step ?? 1]
  const lies = isWhole ? base + Math.round((value - base) / unit) * unit : value
  const within = Math.max(least, Math.min(most, lies))
  if (!isWhole || within !== most) return within
  return Math.max(least, base + Math.floor((most - base) / unit) * unit)
}

type Props = Limits & {
  label: string
  /** NaN where there is none. */
  value: number
  onChange: (value: number) => void
  describedBy?: string | undefined
}

/**
 * A number that is typed or counted with the keys, written once it is whole: with Enter, or when
 * one leaves. Plain HTML, since a form has dozens of them and must be there at once.
 */
export function NumberBox({ label, value, onChange, describedBy, ...limits }: Props) {
  const id = useId()
  /** What is being typed; null while nobody types. */
  const [draft, setDraft] = useState<string | null>(null)
  const write = (next: number) => {
    setDraft(null)
    if (!Number.isFinite(next)) return
    const allowed = limited(next, limits)
    if (allowed !== value) onChange(allowed)
  }
  const settle = () => draft !== null && write(numberOf(draft))
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const stride = strides[event.key]
    if (event.key === 'Enter') settle()
    else if (stride !== undefined) {
      event.preventDefault()
      const from = draft === null ? value : numberOf(draft)
      const step = limits.step ?? (limits.isWhole ? 1 : 0.1)
      write(Number(((Number.isFinite(from) ? from : 0) + stride * step).toFixed(DIGITS)))
    }
  }
  return (
    <div className="field row">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="control"
        role="spinbutton"
        inputMode={limits.isWhole ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-describedby={describedBy}
        aria-valuenow={Number.isFinite(value) ? value : undefined}
        aria-valuemin={limits.min ?? undefined}
        aria-valuemax={limits.max ?? undefined}
        value={draft ?? shown(value)}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={settle}
        onKeyDown={keys}
      />
    </div>
  )
}
