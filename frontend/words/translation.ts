import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Forms, type Message, namesIn } from './message.ts'
import { pseudo, pseudoLanguage } from './pseudo.ts'

/** `words/<language>.json`. A key is the English, or `path/in/src.tsx: English` for one place alone. */
export type Translation = {
  direction: 'ltr' | 'rtl'
  messages: Readonly<Record<string, Message | Forms>>
}

/** What the page's words become in one language; English where nobody has said them yet. */
export type Words = {
  direction: 'ltr' | 'rtl'
  message: (says: Message, path: string) => Message
  forms: (says: Forms, path: string) => Forms
}

export const invented: Words = {
  direction: 'ltr',
  message: pseudo,
  forms: (says) =>
    Object.fromEntries(Object.entries(says).map(([form, said]) => [form, pseudo(said)])),
}

/** The words of a language. Throws where a translation's values are not those of the English. */
export function translated({ direction, messages }: Translation): Words {
  const found = (english: Message, path: string) =>
    messages[`${path}: ${english}`] ?? messages[english]
  return {
    direction,
    message: (says, path) => {
      const said = found(says, path)
      return typeof said === 'string' ? sameNames(says, said) : says
    },
    forms: (says, path) => {
      const said = found(says.other ?? '', path)
      if (typeof said !== 'object') return says
      for (const form of Object.values(said)) subsetOfNames(says, form)
      return said
    },
  }
}

function sameNames(english: Message, said: Message): Message {
  if (namesIn(english).join() === namesIn(said).join()) return said
  throw new Error(`“${said}” does not have the values of “${english}”.`)
}

/** One form may leave the number out: “ein Bild”. */
function subsetOfNames(english: Forms, said: Message): void {
  const known = new Set(Object.values(english).flatMap(namesIn))
  const strange = namesIn(said).find((name) => !known.has(name))
  if (strange) throw new Error(`“${said}” has {${strange}}, which “${english.other}” has not.`)
}

/** Reads `words/<language>.json`; the pseudo language needs no file. */
export function wordsOf(language: string): Words {
  if (language === pseudoLanguage) return invented
  const file = join(import.meta.dirname, `${language}.json`)
  return translated(JSON.parse(readFileSync(file, 'utf8')))
}
