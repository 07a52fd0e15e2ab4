import { useLayoutEffect, useMemo } from 'react'
import { create } from 'zustand'
import { keysOf, useShortcuts } from './shortcuts'

/** Something a person can do from the palette, and mostly from a key. */
export type Command = {
  id: string
  title: string
  /** As `keyOf` names them: `g`, `shift+g`, `mod+k`, `[`; several with commas between. */
  keys?: string
  /** A dialog's own: it listens for the key itself (`useDialogKeys`), and nobody else does. */
  isOfDialog?: boolean
  /** Left out where the command is at home in a widget or the browser, such as arrows. */
  isAvailable?: () => boolean
  run: () => void
}

/** A command with the keys that this person gave it; `place` is its name among all commands. */
export type OfferedCommand = Command & {
  group: string
  place: string
  /** What it is heard by until somebody gives it other keys. */
  ownKeys: string | undefined
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

export const placeOf = (group: string, id: string) => `${group}/${id}`

export function useAllCommands(): OfferedCommand[] {
  const groups = useRegistry((registry) => registry.groups)
  const given = useShortcuts((shortcuts) => shortcuts.given)
  return useMemo(
    () =>
      [...groups].flatMap(([group, commands]) =>
        commands.map(({ keys: ownKeys, ...command }): OfferedCommand => {
          const place = placeOf(group, command.id)
          const keys = keysOf(given, place, ownKeys)
          return { ...command, group, place, ownKeys, ...(keys !== undefined && { keys }) }
        }),
      ),
    [groups, given],
  )
}
