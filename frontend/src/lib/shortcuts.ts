import { create } from 'zustand'

const KEY = 'shortcuts'

/** A command's place -> the key that a person gave it; empty where it is to have none. */
export type Shortcuts = Readonly<Record<string, string>>

/** What the store says, where it says it well. */
export function readShortcuts(stored: string | null): Shortcuts {
  if (stored === null) return {}
  try {
    const found: unknown = JSON.parse(stored)
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {}
    return Object.fromEntries(Object.entries(found).filter(([, keys]) => typeof keys === 'string'))
  } catch {
    return {}
  }
}

/** The keys of this person on this machine, as far as they differ from ours. */
export const useShortcuts = create<{ given: Shortcuts }>(() => ({
  given: readShortcuts(localStorage.getItem(KEY)),
}))

function keep(given: Shortcuts): void {
  localStorage.setItem(KEY, JSON.stringify(given))
  useShortcuts.setState({ given })
}

/** Gives commands other keys; null gives one its own again. All at once. */
export function giveKeys(changes: Readonly<Record<string, string | null>>): void {
  const given = { ...useShortcuts.getState().given, ...changes }
  const kept = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== null)
  keep(Object.fromEntries(kept))
}

export const giveOwnKeysAgain = () => keep({})

/** The keys by which a command is heard; undefined where it has none. */
export function keysOf(given: Shortcuts, place: string, own: string | undefined) {
  return (given[place] ?? own) || undefined
}
