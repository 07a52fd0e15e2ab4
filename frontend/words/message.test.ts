import { expect, test } from 'vitest'
import { namesIn, piecesOf } from './message.ts'

test('a message is text, values and the elements that hold some of it', () => {
  expect(piecesOf('Move {count} <0>panels</0> <1/>')).toEqual([
    { kind: 'text', text: 'Move ' },
    { kind: 'value', name: 'count' },
    { kind: 'text', text: ' ' },
    { kind: 'element', name: '0', inside: [{ kind: 'text', text: 'panels' }] },
    { kind: 'text', text: ' ' },
    { kind: 'element', name: '1', inside: null },
  ])
})

test('a doubled brace is a brace of the text', () => {
  expect(piecesOf('Write {{shot}} here')).toEqual([{ kind: 'text', text: 'Write {shot} here' }])
})

test('an element that is not closed, or closed and never opened, is refused', () => {
  expect(() => piecesOf('<0>open')).toThrow('<0> is not closed in “<0>open”.')
  expect(() => piecesOf('shut</0>')).toThrow('</0> closes nothing in “shut</0>”.')
})

test('the names of a message come in order, a doubled brace has none', () => {
  expect(namesIn('{to} of {{x}} {from} <0>a</0>')).toEqual(['0', 'from', 'to'])
})
