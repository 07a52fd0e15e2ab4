import type { Catalogue, CatalogueField } from '@/api/types'
import { contains } from '../room/contains'

/** What a rule says of a value: `breaks` cannot have been, `warns` deserves a second look. */
export type Verdict = {
  verdict: 'ok' | 'warns' | 'breaks'
  reasons: readonly { rule_id: string; message: string }[]
}

export type Choice = {
  /** Unique in its list; a value can stand in two sections. */
  key: string
  value: string | null
  label: string
  /** A line of its own: what the value is, or why it does not go with the rest. */
  line: string | null
  verdict: Verdict['verdict']
}

export type ChoiceSection = { id: string; heading: string; choices: readonly Choice[] }

/** A list this short is seen whole: what was chosen lately need not stand first. */
const AT_A_GLANCE = 12

type Asked = {
  field: CatalogueField
  facts: Catalogue['facts']
  value: string | null
  recent: readonly string[]
  query: string
  verdicts: ReadonlyMap<string, Verdict>
}

/** Whether each word that was typed is in the text; spaces and hyphens within a name do not count. */
export function isAbout(text: string, query: string): boolean {
  const joined = text.replace(/[\s\-_./]+/g, '')
  return (
    contains(`${text} ${joined}`, query.replace(/[-_./]/g, '').trim()) ||
    contains(text, query.trim())
  )
}

/** The heading under which an option stands: its maker, or what kind of thing it is. */
export function headings(table: string, facts: Catalogue['facts']): ReadonlyMap<string, string> {
  const makers = new Map(facts.makers.map(({ id, label }) => [id, label]))
  const maker = (id: string | undefined) => (id === undefined ? '' : (makers.get(id) ?? id))
  const word = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  switch (table) {
    case 'cameras':
      return new Map(facts.cameras.map((each) => [each.id, maker(each.maker)]))
    case 'lens_families':
      return new Map(facts.lens_families.map((each) => [each.id, maker(each.makers[0])]))
    case 'film_stocks':
      return new Map(facts.film_stocks.map((each) => [each.id, maker(each.maker)]))
    case 'formats':
      return new Map(facts.formats.map((each) => [each.id, word(each.medium)]))
    case 'light_sources':
      return new Map(facts.light_sources.map((each) => [each.id, word(each.kind)]))
    default:
      return new Map()
  }
}

function listed({
  kind,
  options,
}: CatalogueField): { id: string; label: string; about: string | null }[] {
  if (kind === 'flag') {
    return [
      { id: 'true', label: 'Yes', about: null },
      { id: 'false', label: 'No', about: null },
    ]
  }
  return options.map(({ id, label, short, detail }) => ({
    id,
    label,
    about: detail ?? (short === label ? null : short),
  }))
}

/** A number that a person typed and no table lists. */
function typed({ label, least, most, unit, options }: CatalogueField, query: string): Choice[] {
  const number = Number(query.replace(',', '.').replace(/\s*mm$/i, ''))
  if (least === null || most === null || query.trim() === '') return []
  if (!(number >= least && number <= most)) return []
  const words = unit === null ? `${number}` : `${number} ${unit}`
  if (options.some((option) => option.label === words)) return []
  const value = String(number)
  return [{ key: `typed:${value}`, value, label: words, line: `${label} as typed`, verdict: 'ok' }]
}

/** Keeps the order of first sight. */
function gathered<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups]
}

/** Everything that a field offers, as far as it meets what was typed. */
export function choiceSections(asked: Asked): ChoiceSection[] {
  const { field, facts, value, recent, query, verdicts } = asked
  const heading = headings(field.table, facts)
  const choice = (entry: { id: string; label: string; about: string | null }, prefix = '') => {
    const said = verdicts.get(entry.id)
    const why = said?.reasons.map(({ message }) => message).join(' ')
    return {
      key: prefix + entry.id,
      value: entry.id,
      label: entry.label,
      line: why || entry.about,
      verdict: said?.verdict ?? ('ok' as const),
    }
  }
  const all = listed(field)
  const begins = ({ label }: { label: string }) =>
    contains(label.slice(0, query.length), query) ? 0 : 1
  const found = all
    .filter(({ id, label, about }) =>
      isAbout(`${heading.get(id) ?? ''} ${label} ${about ?? ''}`, query),
    )
    .toSorted((one, other) => begins(one) - begins(other))
  const isAsking = query.trim() !== ''
  const first: Choice[] = [
    ...typed(field, query),
    ...(value !== null && !isAsking
      ? [{ key: 'unset', value: null, label: 'Not set', line: null, verdict: 'ok' as const }]
      : []),
  ]
  const known =
    isAsking || all.length <= AT_A_GLANCE ? [] : all.filter(({ id }) => recent.includes(id))
  return [
    { id: 'first', heading: '', choices: first },
    { id: 'recent', heading: 'Recent', choices: known.map((entry) => choice(entry, 'recent:')) },
    ...gathered(found, ({ id }) => heading.get(id) ?? '').map(([name, entries]) => ({
      id: `of:${name}`,
      heading: name || (known.length > 0 ? 'All' : ''),
      choices: entries.map((entry) => choice(entry)),
    })),
  ].filter(({ choices }) => choices.length > 0)
}
