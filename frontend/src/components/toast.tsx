import { X } from 'lucide-react'
import { useEffect } from 'react'
import { create } from 'zustand'
import { Button } from './button'
import { IconButton } from './icon-button'

export type ToastContent = {
  text: string
  action?: { label: string; run: () => void }
}

type Entry = ToastContent & { id: number }
type ToastStore = {
  next: number
  entries: Entry[]
  show: (content: ToastContent) => void
  close: (id: number) => void
}

/** How long a toast stays, in milliseconds; with an action there is time to reach for it. */
const STAYS = 5_000
const STAYS_WITH_ACTION = 10_000
const MOST = 3

export const useToasts = create<ToastStore>((set) => ({
  next: 1,
  entries: [],
  show: (content) =>
    set(({ next, entries }) => ({
      next: next + 1,
      entries: [...entries, { ...content, id: next }].slice(-MOST),
    })),
  close: (id) => set(({ entries }) => ({ entries: entries.filter((entry) => entry.id !== id) })),
}))

export const useShowToast = () => useToasts((store) => store.show)

function Toast({ entry }: { entry: Entry }) {
  const close = useToasts((store) => store.close)
  const { id, action, text } = entry
  useEffect(() => {
    const timer = setTimeout(() => close(id), action ? STAYS_WITH_ACTION : STAYS)
    return () => clearTimeout(timer)
  }, [id, action, close])
  const act = () => {
    action?.run()
    close(id)
  }
  return (
    <li className="toast">
      <span className="flex-1">{text}</span>
      {action && (
        <Button look="box" size="small" onPress={act}>
          {action.label}
        </Button>
      )}
      <IconButton label="Close" size="small" onPress={() => close(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  )
}

export function ToastRegion() {
  const entries = useToasts((store) => store.entries)
  return (
    <section aria-label="Messages" aria-live="polite" data-react-aria-top-layer>
      <ul className="toasts">
        {entries.map((entry) => (
          <Toast key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}
