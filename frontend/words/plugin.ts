import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import { isRead } from './catalogue.ts'
import { phrasesIn } from './find.ts'
import { rewritten } from './rewrite.ts'
import { type Words, wordsOf } from './translation.ts'

const sources = join(import.meta.dirname, '..', 'src')

/** The page in `language` (a BCP 47 tag): its words are put in place while it is built. */
export function spokenIn(language: string): Plugin {
  const words = wordsOf(language)
  return {
    name: 'words-of-the-page',
    enforce: 'pre',
    transform(code, id) {
      const path = relative(sources, id).replaceAll('\\', '/')
      if (path.startsWith('..') || !isRead(path)) return null
      return { code: inLanguage(path, code, words), map: null }
    },
    transformIndexHtml: (html) =>
      html.replace(/lang="[^"]*" dir="[^"]*"/, `lang="${language}" dir="${words.direction}"`),
  }
}

/** A file of the page, `path` seen from `src`, with its words in another language. */
export function inLanguage(path: string, code: string, words: Words): string {
  const said = {
    message: (says: string) => words.message(says, path),
    forms: (says: Record<string, string>) => words.forms(says, path),
  }
  return rewritten(code, phrasesIn(path, code), said)
}
