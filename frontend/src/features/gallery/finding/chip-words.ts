import { cutDate } from '../words'
import type { Chip } from './query-terms'

export type ChipWords = { name: string; value: string }

const kinds: Readonly<Record<string, string>> = { image: 'still', video: 'clip', audio: 'sound' }

/** A value as people say it. */
export function valueWords(field: string, value: string): string {
  if (field === 'type' || field === 'kind') return kinds[value] ?? value
  if (field === 'model' || field === 'lora') return value.replace(/\.[a-z]+$/, '')
  return value
}

/** "rating 3 and up", "since 3 Nov", "kind still, clip". */
export function chipWords({ field, comparison, values, isNegative }: Chip): ChipWords {
  const name = `${isNegative ? 'not ' : ''}${field === 'type' ? 'kind' : field}`
  const value = values.map((each) => valueWords(field, each)).join(', ')
  if (field === 'date') return dateWords(comparison, values.map(cutDate).join(', '), isNegative)
  switch (comparison) {
    case ':':
    case '=':
      return { name, value }
    case '>=':
      return { name, value: `${value} and up` }
    case '<=':
      return { name, value: `${value} and less` }
    case '>':
      return { name, value: `over ${value}` }
    case '<':
      return { name, value: `under ${value}` }
    default:
      return comparison satisfies never
  }
}

function dateWords(comparison: Chip['comparison'], value: string, isNegative: boolean): ChipWords {
  const not = isNegative ? 'not ' : ''
  if (comparison === '>=') return { name: `${not}since`, value }
  if (comparison === '>') return { name: `${not}after`, value }
  if (comparison === '<') return { name: `${not}before`, value }
  if (comparison === '<=') return { name: `${not}until`, value }
  return { name: `${not}changed`, value }
}
