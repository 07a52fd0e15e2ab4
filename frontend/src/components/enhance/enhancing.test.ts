import { expect, test } from 'vitest'
import { anEnhancement } from '@/testing/language-models'
import {
  changesOf,
  costWords,
  type Enhancing,
  fallbackWords,
  heard,
  putTogether,
  toggled,
} from './enhancing'

const parts = [
  { id: 'c1', before: '', after: 'Close-up. ' },
  { id: null, before: 'Mara waits', after: 'Mara waits' },
  { id: 'c2', before: ' in rain', after: ' in cold rain.' },
]

const nameOf = (id: string) => ({ openai: 'OpenAI' })[id] ?? id

const writing: Enhancing = { status: 'writing', original: 'Mara waits', text: '', again: null }

test('all changes give the new text, none the old, one that one', () => {
  expect(putTogether(parts, new Set(changesOf(parts)))).toBe('Close-up. Mara waits in cold rain.')
  expect(putTogether(parts, new Set())).toBe('Mara waits in rain')
  expect(putTogether(parts, new Set(['c2']))).toBe('Mara waits in cold rain.')
})

test('what came before a second try is void, and its reason stays', () => {
  const first = heard(writing, { kind: 'piece', text: 'A wide shot' })
  const again = heard(first, { kind: 'again', reason: 'It is a close-up.' })
  const second = heard(again, { kind: 'piece', text: 'Close-up' })
  expect(second).toEqual({ ...writing, text: 'Close-up', again: 'It is a close-up.' })
})

test('at the end every change is taken, until one is left', () => {
  const done = heard(writing, { kind: 'done', enhancement: anEnhancement({ parts }) })
  if (done.status !== 'written') throw new Error(done.status)
  expect([...done.accepted]).toEqual(['c1', 'c2'])
  expect([...toggled(done.accepted, 'c1')]).toEqual(['c2'])
  expect([...toggled(new Set(['c2']), 'c1')]).toEqual(['c2', 'c1'])
})

test('a piece that comes after it was stopped changes nothing', () => {
  expect(heard({ status: 'idle' }, { kind: 'piece', text: 'late' })).toEqual({ status: 'idle' })
})

test('it is told who answered and what that cost, also that nobody knows', () => {
  const paid = anEnhancement({ tokens_used: 1234, cost_usd: 0.0021 })
  expect(costWords(paid, nameOf)).toBe('OpenAI, small. 1,234 tokens, $0.0021.')
  expect(costWords({ ...paid, cost_usd: null }, nameOf)).toContain('at a price that is not known')
  expect(costWords({ ...paid, tokens_used: 0 }, nameOf)).toBe('OpenAI, small. No tokens, no cost.')
})

test('where another one answered, it is told why', () => {
  const attempts = [
    { provider: 'openai', model: 'small', failure: 'It refuses the key.' },
    { provider: 'offline', model: 'rule-based', failure: null },
  ]
  const fell = anEnhancement({ fell_back: true, attempts })
  expect(fallbackWords(fell, nameOf)).toBe('OpenAI did not: It refuses the key.')
  expect(fallbackWords(anEnhancement(), nameOf)).toBeNull()
})
