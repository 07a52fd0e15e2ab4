/**
 * How much JavaScript a browser loads before a route can be drawn, after `vite build`.
 * Fails where it is more than the page's design allows.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = join(import.meta.dirname, 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))

/** `most` is kB gzip: the design's for what opens first, and for the rooms what they may grow to. */
const routes = {
  launcher: { most: 220, chunks: ['src/features/launcher/launcher-page.tsx'] },
  board: {
    most: 405,
    chunks: ['src/app/project-room.tsx', 'src/features/board/board-page.tsx'],
  },
  gallery: {
    most: 400,
    chunks: ['src/app/project-room.tsx', 'src/features/gallery/gallery-page.tsx'],
  },
}

/** The chunk and all that it cannot do without. */
function closure(key, found = new Set()) {
  if (found.has(key)) return found
  const chunk = manifest[key]
  if (!chunk) throw new Error(`${key} is no chunk of the page; routes were renamed.`)
  found.add(key)
  for (const imported of chunk.imports ?? []) closure(imported, found)
  return found
}

const size = (key) => gzipSync(readFileSync(join(dist, manifest[key].file))).length

let isOver = false
for (const [name, { most, chunks }] of Object.entries(routes)) {
  const keys = new Set(['index.html', ...chunks].flatMap((key) => [...closure(key)]))
  const kilobytes = [...keys].reduce((sum, key) => sum + size(key), 0) / 1000
  isOver ||= kilobytes > most
  process.stdout.write(`${name}: ${kilobytes.toFixed(0)} kB gzip of ${most} allowed\n`)
}
process.exit(isOver ? 1 : 0)
