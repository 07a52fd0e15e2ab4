import { expect, test } from 'vitest'
import { keyLabel } from './keys'
import { rememberLast } from './remember'
import { ulid } from './ulid'
import { itemsWithin } from './use-window'

test('ids sort by their time and are alike never', () => {
  expect(ulid(1)).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(ulid(1) < ulid(2)).toBe(true)
  expect(ulid(1)).not.toBe(ulid(1))
  expect(ulid(1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41')
})

test('keys read as they are printed', () => {
  expect(keyLabel('mod+shift+z,mod+y')).toBe('Ctrl Shift Z')
  expect(keyLabel('[')).toBe('[')
  expect(keyLabel('delete,backspace')).toBe('Del')
})

test('the same question gets the same answer without being worked out again', () => {
  let count = 0
  const twice = rememberLast((value: number) => {
    count += 1
    return [value * 2]
  })
  expect(twice(2)).toBe(twice(2))
  expect(count).toBe(1)
  expect(twice(3)).toEqual([6])
})

test('only items that touch the window are drawn', () => {
  const starts = [0, 10, 20, 30, 40]
  expect(itemsWithin(starts, 12, 29)).toEqual({ from: 1, to: 3 })
  expect(itemsWithin(starts, -100, 1_000)).toEqual({ from: 0, to: 4 })
  expect(itemsWithin([0], 0, 100)).toEqual({ from: 0, to: 0 })
})
