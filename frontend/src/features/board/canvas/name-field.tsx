import type { KeyboardEvent } from 'react'
import { leaveField } from '@/lib/leave-field'

type Props = {
  label: string
  name: string
  placeholder?: string
  /** With the new words, or with nothing if they stay. */
  onClose: (name?: string) => void
}

/** A field in the place of words that are being changed. */
export function NameField({ label, name, placeholder, onClose }: Props) {
  const finish = (text: string) => onClose(text.trim() === name ? undefined : text.trim())
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    const { key, currentTarget: field } = event
    if (key !== 'Enter' && key !== 'Escape') return
    if (key === 'Escape') field.value = name
    leaveField(field)
  }
  return (
    <input
      className="nodrag nopan nokey control name-field"
      aria-label={label}
      defaultValue={name}
      placeholder={placeholder}
      // biome-ignore lint/a11y/noAutofocus: the field opens where the person just pointed
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}
