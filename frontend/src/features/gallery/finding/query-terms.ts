/**
 * The text of a search, cut into what stands as chips (`rating>=4`, `type:image OR type:video`)
 * and the words that stay in the box. The text is the truth; the language is the service's.
 */

export type Comparison = ':' | '=' | '<' | '<=' | '>' | '>='

/** What is asked of one field; of several values one has to hold. */
export type Chip = {
  readonly field: string
  readonly comparison: Comparison
  /** Without quotes; a pattern keeps its slashes. */
  readonly values: readonly string[]
  readonly isNegative: boolean
}

type Token = { text: string; chip: Chip | null; end: number }

const TOKEN = /(-)?(?:([A-Za-z]+)(:|<=|>=|<|>|=))?(?:"([^"]*)"?|(\/(?:\\.|[^/\\])+\/)|([^\s"]+))?/y

const isComparison = (text: string): text is Comparison =>
  [':', '=', '<', '<=', '>', '>='].includes(text)

function chipOf(match: RegExpExecArray): Chip | null {
  const [, minus, field, comparison = '', quoted, pattern, plain] = match
  const value = quoted ?? pattern ?? plain ?? ''
  if (!field || !isComparison(comparison) || value === '') return null
  return {
    field: field.toLowerCase(),
    comparison,
    values: [value],
    isNegative: minus !== undefined,
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (/\s/.test(text[at] ?? '') || !match || match[0] === '') {
      at += 1
      continue
    }
    at += match[0].length
    tokens.push({ text: match[0], chip: chipOf(match), end: at })
  }
  return tokens
}

/** `a OR b OR c` stands together. */
function alternatives(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = []
  let joins = false
  for (const token of tokens) {
    if (token.text === 'OR' && groups.length > 0) {
      joins = true
      continue
    }
    const last = groups.at(-1)
    if (joins && last) last.push(token)
    else groups.push([token])
    joins = false
  }
  return groups
}

/** One chip of several of one field that are compared alike; null where they differ. */
function joined(group: readonly Token[]): Chip | null {
  const chips = group.map(({ chip }) => chip)
  const [first] = chips
  if (!first) return null
  const isAlike = chips.every(
    (chip) =>
      chip?.field === first.field &&
      chip.comparison === first.comparison &&
      (chips.length === 1 || !(chip.isNegative || first.isNegative)),
  )
  return isAlike ? { ...first, values: chips.flatMap((chip) => chip?.values ?? []) } : null
}

export type Split = { chips: readonly Chip[]; words: string }

/**
 * `isTyping`: what the caret stands behind is not finished and stays among the words, as does
 * the rest of it.
 */
export function splitQuery(text: string, { isTyping = false } = {}): Split {
  const groups = alternatives(tokensOf(text))
  const chips: Chip[] = []
  const words: string[] = []
  for (const group of groups) {
    const isOpen = isTyping && group === groups.at(-1) && group.at(-1)?.end === text.length
    const chip = isOpen ? null : joined(group)
    if (chip) chips.push(chip)
    else words.push(group.map((token) => token.text).join(' OR '))
  }
  const isWordDone = isTyping && /\s$/.test(text) && words.length > 0
  return { chips, words: words.join(' ') + (isWordDone ? ' ' : '') }
}

function written({ field, comparison, isNegative }: Chip, value: string): string {
  const isPattern = /^\/.+\/$/.test(value)
  const quoted = !isPattern && /[\s"]/.test(value) ? `"${value.replaceAll('"', ' ')}"` : value
  return `${isNegative ? '-' : ''}${field}${comparison}${quoted}`
}

export const chipText = (chip: Chip): string =>
  chip.values.map((value) => written(chip, value)).join(' OR ')

export const joinQuery = ({ chips, words }: Split): string =>
  [...chips.map(chipText), words.trim()].filter(Boolean).join(' ')

/** Whether a facet speaks through this chip. */
const isPlain = ({ comparison, isNegative }: Chip) =>
  !isNegative && (comparison === ':' || comparison === '=')

/** The values of a field of which one has to hold. */
export function valuesOf(text: string, field: string): readonly string[] {
  const { chips } = splitQuery(text)
  return chips.find((chip) => chip.field === field && isPlain(chip))?.values ?? []
}

/** The same search with these values of the field, or without any. */
export function withValues(text: string, field: string, values: readonly string[]): string {
  const { chips, words } = splitQuery(text)
  const isOther = (chip: Chip) => chip.field !== field || !isPlain(chip)
  const place = chips.findIndex((chip) => !isOther(chip))
  const rest = chips.filter(isOther)
  if (values.length === 0) return joinQuery({ chips: rest, words })
  const chip: Chip = { field, comparison: ':', values, isNegative: false }
  const at = place < 0 ? rest.length : place
  return joinQuery({ chips: [...rest.slice(0, at), chip, ...rest.slice(at)], words })
}

export function withoutChip(text: string, gone: Chip): string {
  const { chips, words } = splitQuery(text)
  return joinQuery({ chips: chips.filter((chip) => chipText(chip) !== chipText(gone)), words })
}

/** While somebody types, the last word may be unfinished: "sal" looks for whatever begins so. */
export const unfinished = (text: string): string =>
  !/\bOR$/.test(text) &&
  /(?:^|\s)[\p{L}\p{N}]{2,}$/u.test(text) &&
  !/"[^"]*$/.test(text.replace(/"[^"]*"/g, ''))
    ? `${text}*`
    : text

/** Words that a prompt is marked with, those cut short with their asterisk. */
export function wordsSought(text: string): string[] {
  const { chips, words } = splitQuery(text)
  const inPrompt = chips.flatMap(({ field, values, isNegative }) =>
    field === 'prompt' && !isNegative ? values : [],
  )
  const free = tokensOf(words).flatMap(({ text: token, chip }) =>
    chip || token === 'OR' || token.startsWith('-') ? [] : [token],
  )
  return [...free, ...inPrompt]
    .flatMap((each) => each.match(/[\p{L}\p{N}]+\*?/gu) ?? [])
    .map((each) => each.toLowerCase())
}
