import { expect, test } from 'vitest'
import { pseudo } from './pseudo.ts'

test('letters have accents, values and elements stay, and three in ten are added', () => {
  expect(pseudo('Move {count} <0>panels</0>')).toBe('Ṁòṽè {count} <0>ṕàńèĺś</0>~~~~~~~~')
})

test('spaces at the ends stay there', () => {
  expect(pseudo(' of ')).toBe(' òƒ~ ')
})
