import { create } from 'zustand'
import { ulid } from '@/lib/ulid'
import type { Happening } from './happenings'

export type Entry = Happening & { id: string; at: number; projectId: string }

type Choices = {
  /** Told by the desktop when the page is in the background. */
  desktop: boolean
  sound: boolean
}

type Notifications = {
  /** Newest first. */
  entries: readonly Entry[]
  seenAt: number
  choices: Choices
}

const KEY = 'notifications'
/** As many as are kept on this machine. */
export const MOST = 50

const kinds = ['finished', 'failed', 'node-away', 'node-back']

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'at' in value &&
  typeof value.at === 'number' &&
  'text' in value &&
  typeof value.text === 'string' &&
  'projectId' in value &&
  typeof value.projectId === 'string' &&
  'kind' in value &&
  kinds.includes(String(value.kind))

const start: Notifications = {
  entries: [],
  seenAt: 0,
  choices: { desktop: false, sound: false },
}

/** What was stored, as far as it can be believed. */
export function readStored(stored: string | null): Notifications {
  if (stored === null) return start
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value !== 'object' || value === null) return start
    const entries = 'entries' in value && Array.isArray(value.entries) ? value.entries : []
    const seenAt = 'seenAt' in value && typeof value.seenAt === 'number' ? value.seenAt : 0
    const choices = 'choices' in value ? value.choices : null
    const isOn = (name: string) =>
      typeof choices === 'object' &&
      choices !== null &&
      Object.entries(choices).some(([key, on]) => key === name && on === true)
    return {
      entries: entries.filter(isEntry).slice(0, MOST),
      seenAt,
      choices: { desktop: isOn('desktop'), sound: isOn('sound') },
    }
  } catch {
    return start
  }
}

export const useNotifications = create<Notifications>(() => readStored(localStorage.getItem(KEY)))

useNotifications.subscribe((now) => localStorage.setItem(KEY, JSON.stringify(now)))

const set = useNotifications.setState

export const noteHappening = (happening: Happening, projectId: string, at = Date.now()) =>
  set(({ entries }) => ({
    entries: [{ ...happening, id: ulid(at), at, projectId }, ...entries].slice(0, MOST),
  }))

export const markSeen = () => set({ seenAt: Date.now() })
export const forgetAll = () => set({ entries: [] })

export const choose = (choice: Partial<Choices>) =>
  set(({ choices }) => ({ choices: { ...choices, ...choice } }))
