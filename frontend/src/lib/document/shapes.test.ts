import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { putWords, writeText } from './shapes'

function textOf(words: string) {
  const entry = new Y.Doc().getMap('entry')
  const text = new Y.Text(words)
  entry.set('text', text)
  return { entry, text }
}

test.each([
  ['', 'Küste'],
  ['Küste', ''],
  ['aaa', 'aa'],
  ['a😀b', 'a😁b'],
  ['😀', '🐀'],
  ['ab', 'ab'],
])('a text that said %s says %s', (before, after) => {
  const { text } = textOf(before)
  writeText(text, after)
  expect(text.toString()).toBe(after)
})

test('a character of two halves is never torn apart', () => {
  const { text } = textOf('a😀b')
  const changes: unknown[] = []
  text.observe(({ delta }) => changes.push(delta))
  text.doc?.transact(() => writeText(text, 'a😁b'))
  expect(changes).toEqual([[{ retain: 1 }, { delete: 2 }, { insert: '😁' }]])
})

test('a text that holds more than words gives way to words', () => {
  const { entry, text } = textOf('')
  text.insertEmbed(0, { picture: 1 })
  putWords(entry, 'text', 'only words')
  expect(String(entry.get('text'))).toBe('only words')
})
