import { type KeyboardEvent, useState } from 'react'

type Props = { name: string; onRename: (name: string) => void }

/** A name that a double click turns into a field. */
export function RenameInPlace({ name, onRename }: Props) {
  const [isOpen, setOpen] = useState(false)
  const close = (text: string) => {
    setOpen(false)
    const trimmed = text.trim()
    if (trimmed !== '' && trimmed !== name) onRename(trimmed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key === 'Enter') close(event.currentTarget.value)
    if (event.key === 'Escape') setOpen(false)
  }
  if (!isOpen) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: a short cut; the menu of commands renames too
      <span className="cut t1" onDoubleClick={() => setOpen(true)}>
        {name}
      </span>
    )
  }
  return (
    <input
      className="control rename"
      aria-label="Name of the scene"
      defaultValue={name}
      // biome-ignore lint/a11y/noAutofocus: the field opens where the person just pointed
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => close(currentTarget.value)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  )
}
