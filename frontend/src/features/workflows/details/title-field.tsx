import { type KeyboardEvent, useState } from 'react'
import type { Entry } from '../library'

type Props = { entry: Entry; onRename: (title: string) => void }

/** The title; one's own is a field that looks like its words. */
export function TitleField({ entry, onRename }: Props) {
  const { title, origin } = entry.template
  const [typed, setTyped] = useState<string | null>(null)
  if (origin !== 'own') {
    return (
      <h2 className="detail-title cut" title={title}>
        {title}
      </h2>
    )
  }
  const keep = () => {
    const wanted = typed?.trim()
    setTyped(null)
    if (wanted && wanted !== title) onRename(wanted)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur()
    if (event.key === 'Escape') setTyped(null)
  }
  return (
    <>
      <h2 className="visually-hidden">{title}</h2>
      <input
        className="detail-title"
        aria-label="Title"
        maxLength={120}
        value={typed ?? title}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
        onBlur={keep}
      />
    </>
  )
}
