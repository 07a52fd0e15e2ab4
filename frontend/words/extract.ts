/**
 * Writes `words/en.json`: all that the page says. With `--check` it writes nothing
 * and fails where the file is not what the source says.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueOf, printed } from './catalogue.ts'

const file = join(import.meta.dirname, 'en.json')
const now = printed(await catalogueOf(join(import.meta.dirname, '..', 'src')))

if (!process.argv.includes('--check')) writeFileSync(file, now)
else if (readFileSync(file, 'utf8') !== now) {
  process.stderr.write('words/en.json is not what the page says; run `npm run words`.\n')
  process.exit(1)
}
