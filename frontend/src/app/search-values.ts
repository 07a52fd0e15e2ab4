/** A text of an address; an empty one says nothing. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** One text or several. */
export const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => text(each) ?? [])

/**
 * An address' search as `read` has understood it, and nothing beside it: the router hands on
 * what else was given, so a value that the view does not know would reach it all the same.
 */
export const nothingBut =
  <T extends object>(read: (given: Record<string, unknown>) => T) =>
  (given: Record<string, unknown>): T => ({
    ...Object.fromEntries(Object.keys(given).map((name) => [name, undefined])),
    ...read(given),
  })
