import type { Awareness } from 'y-protocols/awareness'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isRecord } from '../document/shapes'
import type { Me } from './me'
import { NAMELESS } from './me'

/** Board px at zoom 1. */
export type Point = { readonly x: number; readonly y: number }

/** What of the board somebody sees: its middle, and how large. */
export type View = Point & { readonly zoom: number }

/** A field of a shot that somebody types in. */
export type Editing = { readonly shot: string; readonly field: string }

/** What the others may know of one person at the project. */
export type Doing = {
  readonly cursor: Point | null
  readonly view: View | null
  readonly selected: readonly string[]
  readonly room: string
  readonly editing: Editing | null
}

export type Person = Doing & { readonly client: number; readonly id: string; readonly name: string }

export type Presence = {
  readonly others: StoreApi<readonly Person[]>
  /** Tells the others, at most twenty times a second; nobody is told while nobody is there. */
  readonly tell: (doing: Partial<Doing>) => void
  readonly introduce: (me: Pick<Me, 'id' | 'name'>) => void
  readonly stop: () => void
}

/** Ms between two tellings. */
const CALM = 50

const idle: Doing = { cursor: null, view: null, selected: [], room: 'board', editing: null }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

function readPoint(value: unknown): Point | null {
  return isRecord(value) && isNumber(value.x) && isNumber(value.y)
    ? { x: value.x, y: value.y }
    : null
}

function readView(value: unknown): View | null {
  const point = readPoint(value)
  const zoom = isRecord(value) ? value.zoom : null
  return point && isNumber(zoom) && zoom > 0 ? { ...point, zoom } : null
}

function readEditing(value: unknown): Editing | null {
  if (!isRecord(value) || !text(value.shot)) return null
  return { shot: text(value.shot), field: text(value.field) }
}

/** What another browser says, as far as it can be believed. */
export function readPerson(client: number, state: unknown): Person | null {
  if (!isRecord(state) || !isRecord(state.user)) return null
  const id = text(state.user.id)
  if (!id) return null
  const selected: unknown[] = Array.isArray(state.selected) ? state.selected : []
  return {
    client,
    id,
    name: text(state.user.name).slice(0, 40) || NAMELESS,
    cursor: readPoint(state.cursor),
    view: readView(state.view),
    selected: selected.filter((each) => typeof each === 'string').slice(0, 1000),
    room: text(state.room),
    editing: readEditing(state.editing),
  }
}

/** "IN" for Ines, "TM" for Tarek Musa. */
export function initials(name: string): string {
  const [first = '', second] = name.trim().split(/\s+/)
  const letters = second
    ? [...first].slice(0, 1).concat([...second].slice(0, 1))
    : [...first].slice(0, 2)
  return letters.join('').toUpperCase()
}

/** Each once, however many windows they have; by name. */
export function people(others: readonly Person[]): Person[] {
  const byId = new Map(others.map((person) => [person.id, person]))
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}

export function createPresence(awareness: Awareness): Presence {
  const others = createStore<readonly Person[]>(() => [])
  let pending: Partial<Doing> = idle
  let timer: ReturnType<typeof setTimeout> | undefined
  let toldAt = Number.NEGATIVE_INFINITY

  const tellNow = () => {
    clearTimeout(timer)
    timer = undefined
    toldAt = performance.now()
    const doing = pending
    pending = {}
    awareness.setLocalState({ ...idle, ...awareness.getLocalState(), ...doing })
  }
  const tellSoon = () => {
    if (timer !== undefined || others.getState().length === 0) return
    timer = setTimeout(tellNow, Math.max(0, toldAt + CALM - performance.now()))
  }
  const meId = (): unknown => {
    const user: unknown = awareness.getLocalState()?.user
    return isRecord(user) ? user.id : null
  }
  const hear = () => {
    const found = [...awareness.getStates()].flatMap(([client, state]) => {
      const person = client === awareness.clientID ? null : readPerson(client, state)
      return person && person.id !== meId() ? [person] : []
    })
    if (found.length === 0 && others.getState().length === 0) return
    others.setState(found, true)
    if (Object.keys(pending).length > 0) tellSoon()
  }
  awareness.on('change', hear)
  return {
    others,
    tell(doing) {
      pending = { ...pending, ...doing }
      tellSoon()
    },
    introduce({ id, name }) {
      awareness.setLocalState({
        ...awareness.getLocalState(),
        user: { id, name: name || NAMELESS },
      })
      hear()
    },
    stop() {
      clearTimeout(timer)
      awareness.off('change', hear)
    },
  }
}
