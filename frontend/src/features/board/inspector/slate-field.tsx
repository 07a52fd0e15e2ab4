import { type KeyboardEvent, useEffect, useRef } from 'react'

type Props = {
  code: string
  /** With another slate, or with nothing if it stays. */
  onClose: (code?: string) => void
}

/** The slate while it is changed. */
export function SlateField({ code, onClose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The menu that opened the field takes the focus back to its button when it closes.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => input.current?.select())
    })
    return () => cancelAnimationFrame(frame)
  }, [])
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
      ref={input}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}
