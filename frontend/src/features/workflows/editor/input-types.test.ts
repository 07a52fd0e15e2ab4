import { expect, test } from 'vitest'
import { typesFor } from './input-types'

test('an input is retyped only as what its graph node can be given', () => {
  expect(typesFor({ type: 'seed' }, { type: 'integer' })).toEqual(['integer', 'seed', 'choice'])
  expect(typesFor({ type: 'boolean' }, { type: 'boolean' })).toEqual(['boolean'])
  expect(typesFor({ type: 'mask' }, { type: 'image' })).toContain('video')
})

test('the type that it has stays among them, whatever its node says', () => {
  expect(typesFor({ type: 'lora' }, { type: 'text' })).toContain('lora')
  expect(typesFor({ type: 'text' }, undefined)).toContain('text')
})
