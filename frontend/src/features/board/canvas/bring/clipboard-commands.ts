import { useMemo } from 'react'
import type { Command } from '@/lib/commands'
import { some } from '../selected'
import { useClipboardVerbs } from './use-clipboard'

/** No keys of their own: the browser's copy, cut and paste come as they are. */
function clipboard(verbs: ReturnType<typeof useClipboardVerbs>): Command[] {
  const copy = async (): Promise<boolean> => {
    const text = verbs.copied()
    if (text !== null) await navigator.clipboard.writeText(text)
    return text !== null
  }
  return [
    { id: 'copy', title: 'Copy', isAvailable: some, run: () => void copy() },
    {
      id: 'cut',
      title: 'Cut',
      isAvailable: some,
      run: () => void copy().then((isCopied) => isCopied && verbs.cutAway()),
    },
    {
      id: 'paste',
      title: 'Paste',
      run: () => void navigator.clipboard.readText().then(verbs.pasteText),
    },
  ]
}

export function useClipboardCommands(): Command[] {
  const verbs = useClipboardVerbs()
  return useMemo(() => clipboard(verbs), [verbs])
}
