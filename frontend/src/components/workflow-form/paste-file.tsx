import { ClipboardPaste } from 'lucide-react'

type Props = { label: string; onFile: (file: File) => void; onNothing: () => void }

/** The picture on the clipboard; null where there is none, or the person keeps it to themselves. */
async function pastedPicture(): Promise<File | null> {
  // A page that is not served safely has no clipboard.
  if (!('clipboard' in navigator)) return null
  const items = await navigator.clipboard.read().catch(() => [])
  for (const item of items) {
    const type = item.types.find((each) => each.startsWith('image/'))
    if (!type) continue
    return new File([await item.getType(type)], `clipboard.${type.slice(6)}`, { type })
  }
  return null
}

/** Pastes without the keyboard; with it, Ctrl V does the same wherever the slot has the focus. */
export function PasteFile({ label, onFile, onNothing }: Props) {
  const paste = async () => {
    const file = await pastedPicture()
    if (file) onFile(file)
    else onNothing()
  }
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={`${label}: paste a picture`}
      title="Paste a picture"
      onClick={() => void paste()}
    >
      <ClipboardPaste size={14} aria-hidden />
    </button>
  )
}
