import type { KeyboardEvent } from 'react'

type Props = {
  code: string
  /** With another slate, or with nothing if it stays. */
  onClose: (code?: string) => void
}

/** The slate while it is changed. */
export function SlateField({ code, onClose }: Props) {
  const finish = (text: string) => {
    const wanted = text.trim()
    onClose(wanted === '' || wanted === code ? undefined : wanted)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.key === 'Enter') finish(event.currentTarget.value)
    if (event.key === 'Escape') onClose()
  }
  return (
    <input
      className="control slate-field"
      aria-label="Slate of the shot and of its folder"
      defaultValue={code}
      maxLength={40}
      // biome-ignore lint/a11y/noAutofocus: the field opens where the person just pointed
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}
