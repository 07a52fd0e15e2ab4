/**
 * A sentence of the page as translators see it: text, with the page's values as `{count}` and its
 * elements as `<0>…</0>` or `<0/>`. A brace of the text's own stands doubled.
 */
export type Message = string

/** One message for each way of counting that a language has: `one`, `few`, `many`, `other`. */
export type Forms = Readonly<Record<string, Message>>

export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'element'; name: string; inside: readonly Piece[] | null }

export const escaped = (text: string): Message => text.replace(/[{}]/g, '$&$&')

const token = /\{\{|\}\}|\{(\w+)\}|<(\d+)\/>|<(\d+)>|<\/(\d+)>/g

type Open = { name: string; inside: Piece[] }

/** The pieces of a message. Throws where an element is not closed, or closed and never opened. */
export function piecesOf(message: Message): readonly Piece[] {
  const open: Open[] = [{ name: '', inside: [] }]
  let at = 0
  for (const found of message.matchAll(token)) {
    addText(open, message.slice(at, found.index))
    addToken(open, found, message)
    at = found.index + found[0].length
  }
  addText(open, message.slice(at))
  const [whole, unclosed] = open
  if (unclosed || !whole) throw new Error(`<${unclosed?.name}> is not closed in “${message}”.`)
  return whole.inside
}

function addToken(open: Open[], found: RegExpMatchArray, message: Message): void {
  const [all, value, empty, opened, closed] = found
  const last = open.at(-1)
  if (value !== undefined) last?.inside.push({ kind: 'value', name: value })
  else if (empty !== undefined) last?.inside.push({ kind: 'element', name: empty, inside: null })
  else if (opened !== undefined) open.push({ name: opened, inside: [] })
  else if (closed !== undefined) close(open, closed, message)
  else addText(open, all.slice(1))
}

function close(open: Open[], name: string, message: Message): void {
  const last = open.pop()
  if (last?.name !== name) throw new Error(`</${name}> closes nothing in “${message}”.`)
  open.at(-1)?.inside.push({ kind: 'element', name, inside: last.inside })
}

function addText(open: readonly Open[], text: string): void {
  const inside = open.at(-1)?.inside
  const last = inside?.at(-1)
  if (last?.kind === 'text') last.text += text
  else if (text) inside?.push({ kind: 'text', text })
}

/** What a translation has to carry over: the names of its values and elements, in order. */
export function namesIn(message: Message): readonly string[] {
  return [...message.matchAll(token)]
    .map(([all, value, empty, opened]) => value ?? empty ?? opened ?? all)
    .filter((name) => /^\w+$/.test(name))
    .sort()
}
