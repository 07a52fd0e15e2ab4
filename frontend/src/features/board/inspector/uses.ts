/** What a shot is made from and what is made from it, as far as takes go in as files. */
import type { ById, Shot, Take } from '@/lib/document/model'
import { readMedia } from '@/lib/workflow/values'

/** A take of a shot. */
export type TakeOf = { shot: Shot; take: Take }

const pathsIn = ({ values }: Pick<Shot, 'values'>): string[] =>
  Object.values(values).flatMap((value) => readMedia(value)?.path ?? [])

/** The shots that take a file of this one as it is now. */
export function usersOf(takes: readonly Take[], shots: ById<Shot>): Shot[] {
  const own = new Set(takes.map(({ path }) => path))
  return Object.values(shots).filter((shot) => pathsIn(shot).some((path) => own.has(path)))
}

/** The takes that went into this one, the nearest first, and those that went into them. */
export function ancestorsOf(
  take: Take,
  all: ById<readonly Take[]>,
  shots: ById<Shot>,
): readonly TakeOf[] {
  const byPath = new Map<string, TakeOf>()
  for (const [id, takes] of Object.entries(all)) {
    const shot = shots[id]
    if (shot) for (const each of takes) byPath.set(each.path, { shot, take: each })
  }
  const found = new Map<string, TakeOf>()
  const ask = (from: Take) => {
    for (const path of pathsIn(from)) {
      const parent = byPath.get(path)
      if (!parent || found.has(parent.take.id) || parent.take.id === take.id) continue
      found.set(parent.take.id, parent)
      ask(parent.take)
    }
  }
  ask(take)
  return [...found.values()]
}
