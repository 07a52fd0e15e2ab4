import { create } from 'zustand'

const KEY = 'camera-recent'
const MOST = 4

type Recent = Readonly<Record<string, readonly string[]>>

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

/** What was stored, as far as it can be believed. */
export function readRecent(stored: string | null): Recent {
  if (stored === null) return {}
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter(([, ids]) => isTexts(ids)))
  } catch {
    return {}
  }
}

/** The values last chosen in each field on this machine, the latest first. */
export const useRecent = create<{ recent: Recent }>(() => ({
  recent: readRecent(localStorage.getItem(KEY)),
}))

export function noteRecent(field: string, value: string): void {
  const { recent } = useRecent.getState()
  const before = (recent[field] ?? []).filter((each) => each !== value)
  const after = { ...recent, [field]: [value, ...before].slice(0, MOST) }
  localStorage.setItem(KEY, JSON.stringify(after))
  useRecent.setState({ recent: after })
}
