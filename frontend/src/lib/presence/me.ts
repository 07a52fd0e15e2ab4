import { create } from 'zustand'
import { ulid } from '@/lib/ulid'

/** Who sits at this browser. An empty name: nobody has said it yet. */
export type Me = { id: string; name: string; wasAsked: boolean }

const KEY = 'person'
export const LONGEST_NAME = 40

function stored(): Me {
  const fresh = { id: ulid(), name: '', wasAsked: false }
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (typeof value !== 'object' || value === null) return fresh
    const id = 'id' in value && typeof value.id === 'string' ? value.id : fresh.id
    const name = 'name' in value && typeof value.name === 'string' ? value.name : ''
    return {
      id,
      name: name.slice(0, LONGEST_NAME),
      wasAsked: 'wasAsked' in value && value.wasAsked === true,
    }
  } catch {
    return fresh
  }
}

/** Kept in this browser; the id tells two people of one name apart. */
export const useMe = create<Me>(stored)

useMe.subscribe((me) => localStorage.setItem(KEY, JSON.stringify(me)))

export const setMyName = (name: string): void =>
  useMe.setState({ name: name.trimStart().slice(0, LONGEST_NAME), wasAsked: true })

/** Nobody is asked twice. */
export const askNoMore = (): void => useMe.setState({ wasAsked: true })

/** What others are told while a person has no name. */
export const NAMELESS = 'Guest'
