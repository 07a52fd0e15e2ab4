import type { WebsocketProvider } from 'y-websocket'

/** Whether what this page edited is on the service's disk; `unanswered`: it ought to have said so. */
export type Saving = 'saved' | 'saving' | 'unanswered'

/** Kind of frame: "is all that I sent before this on disk?"; comes back as soon as it is. */
export const ASK_SAVED = 64

/** Ms for which the service is believed to be at it. */
const PATIENCE = 5_000

type Wish = {
  onSaving: (saving: Saving) => void
  patience?: number
}

/**
 * Asks after each edit whether it is on disk, one question at a time, so that a drag asks no more
 * often than the service writes. To be called when the provider hears of edits already: the
 * question has to leave after them. Returns the way to stop.
 */
export function followSaving(
  provider: WebsocketProvider,
  { onSaving, patience = PATIENCE }: Wish,
): () => void {
  const { doc } = provider
  let saving: Saving = 'saved'
  let isAsked = false
  let isEdited = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const become = (next: Saving) => {
    if (next === saving) return
    saving = next
    onSaving(next)
  }
  const beginToWait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => become('unanswered'), patience)
    become('saving')
  }
  const ask = () => {
    if (isAsked || !provider.synced) return
    isAsked = true
    isEdited = false
    provider.ws?.send(new Uint8Array([ASK_SAVED]))
  }
  const hearEdit = (_: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    isEdited = true
    if (saving === 'saved') beginToWait()
    ask()
  }
  const hearAnswer = () => {
    isAsked = false
    clearTimeout(timer)
    if (!isEdited) return become('saved')
    beginToWait()
    ask()
  }
  // What was edited without a connection is on its way once both sides know what they have.
  const hearSync = (isSynced: boolean) => {
    isAsked = false
    if (!isSynced) return
    beginToWait()
    ask()
  }
  doc.on('update', hearEdit)
  provider.messageHandlers[ASK_SAVED] = hearAnswer
  provider.on('sync', hearSync)
  return () => {
    clearTimeout(timer)
    doc.off('update', hearEdit)
    provider.off('sync', hearSync)
  }
}
