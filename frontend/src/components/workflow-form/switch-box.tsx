type Props = {
  label: string
  value: boolean
  onChange: (value: boolean) => void
  describedBy?: string | undefined
}

/** On or off, in plain HTML: a form has dozens of fields and must be there at once. */
export function SwitchBox({ label, value, onChange, describedBy }: Props) {
  return (
    <label className="switch" data-selected={value || undefined}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={value}
        className="visually-hidden"
        aria-describedby={describedBy}
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className="track" aria-hidden />
      {label}
    </label>
  )
}
