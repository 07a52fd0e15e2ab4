import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { phrasesIn } from './find.ts'
import type { Forms, Message } from './message.ts'

/** A message and the files that say it, seen from `src`. */
export type Entry = { says: Message | Forms; in: readonly string[] }

/** Tests speak to nobody, and what is generated has no words. */
export const isRead = (path: string) =>
  /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.gen\.ts$|\.d\.ts$|(^|\/)testing(\/|\.ts)/.test(path)

/** All that the page says, in the order of its words. */
export async function catalogueOf(sources: string): Promise<readonly Entry[]> {
  const places = new Map<string, Set<string>>()
  for await (const found of glob('**/*.{ts,tsx}', { cwd: sources })) {
    const path = found.replaceAll('\\', '/')
    if (!isRead(path)) continue
    for (const { says } of phrasesIn(path, readFileSync(join(sources, found), 'utf8'))) {
      const key = JSON.stringify(says)
      places.set(key, (places.get(key) ?? new Set()).add(path))
    }
  }
  return [...places]
    .sort(byText)
    .map(([key, paths]) => ({ says: JSON.parse(key), in: [...paths].sort() }))
}

const byText = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)

/** One message a line, so that a change shows as what it is. */
export function printed(entries: readonly Entry[]): string {
  return `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]\n`
}
