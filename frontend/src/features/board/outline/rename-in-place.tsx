import type { KeyboardEvent } from 'react'
import { leaveField } from '@/lib/leave-field'

type Props = {
  name: string
  label?: string
  isOpen: boolean
  onOpen: () => void
  /** With the new name, or with nothing if it stays. */
  onClose: (name?: string) => void
}

/** A name that a double click, or F2 on its row, turns into a field. */
export function RenameInPlace({
  name,
  label = 'Name of the scene',
  isOpen,
  onOpen,
  onClose,
}: Props) {
  const finish = (text: string) => {
    const trimmed = text.trim()
    if (trimmed === '' || trimmed === name) onClose()
    else onClose(trimmed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    const { key, currentTarget: field } = event
    if (key !== 'Enter' && key !== 'Escape') return
    if (key === 'Escape') field.value = name
    leaveField(field)
  }
  if (!isOpen) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a short cut; the row's F2 does the same
      <span className="cut t1" onDoubleClick={onOpen}>
        {name}
      </span>
    )
  }
  return (
    <input
      className="control rename"
      aria-label={label}
      defaultValue={name}
      // biome-ignore lint/a11y/noAutofocus: the field opens where the person just pointed
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  )
}
