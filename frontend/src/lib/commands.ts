import { useLayoutEffect, useMemo } from 'react'
import { create } from 'zustand'

/** Something a person can do from the palette, and mostly from a key. */
export type Command = {
  id: string
  title: string
  /** In react-hotkeys-hook's words: `g`, `shift+g`, `mod+k`, `[`. */
  keys?: string
  /** A dialog's own: it listens for the key itself (`useDialogKeys`), and nobody else does. */
  isOfDialog?: boolean
  /** Left out where the command is at home in a widget or the browser, such as arrows. */
  isAvailable?: () => boolean
  run: () => void
}

type Registry = {
  groups: ReadonlyMap<string, readonly Command[]>
  register: (group: string, commands: readonly Command[]) => void
  withdraw: (group: string) => void
}

export const useRegistry = create<Registry>((set) => ({
  groups: new Map(),
  register: (group, commands) =>
    set(({ groups }) => ({ groups: new Map(groups).set(group, commands) })),
  withdraw: (group) =>
    set(({ groups }) => ({ groups: new Map([...groups].filter(([name]) => name !== group)) })),
}))

/**
 * Offers `commands` under `group` while the caller is on the page. Memoise `commands`.
 * Their keys work from the first paint on: who sees the board may type at once.
 */
export function useCommands(group: string, commands: readonly Command[]): void {
  useLayoutEffect(() => {
    const { register, withdraw } = useRegistry.getState()
    register(group, commands)
    return () => withdraw(group)
  }, [group, commands])
}

export function useAllCommands(): Command[] {
  const groups = useRegistry((registry) => registry.groups)
  return useMemo(() => [...groups.values()].flat(), [groups])
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  delete: 'Del',
  backspace: '⌫',
  comma: ',',
  period: '.',
  plus: '+',
  arrowleft: '←',
  arrowright: '→',
}

/** A key as it is printed on the keyboard: `mod+shift+z` becomes `Ctrl Shift Z`. */
export function keyLabel(keys: string): string {
  const [first = ''] = keys.split(',')
  return first
    .split('+')
    .map((part) => names[part] ?? part.toUpperCase())
    .join(' ')
}
