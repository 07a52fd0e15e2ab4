import { expect, test } from 'vitest'
import { starsOf, withStars } from './stars'

test('"3 and up" is three stars, four and five', () => {
  expect(starsOf('rating>=3 salt')).toEqual(['3', '4', '5'])
  expect(starsOf('rating:2 OR rating:0')).toEqual(['2', '0'])
})

test('stars up to the most are said in one, all others by name', () => {
  expect(withStars('type:image rating:5 salt', ['5', '4'])).toBe('rating>=4 type:image salt')
  expect(withStars('rating>=3 salt', ['5', '3'])).toBe('rating:5 OR rating:3 salt')
  expect(withStars('rating>=3 salt', ['5'])).toBe('rating:5 salt')
  expect(withStars('rating>=4 salt', ['5', '4', '0'])).toBe('rating:5 OR rating:4 OR rating:0 salt')
  expect(withStars('rating>=4 salt', [])).toBe('salt')
})
