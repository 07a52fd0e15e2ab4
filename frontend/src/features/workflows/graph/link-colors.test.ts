import { expect, test } from 'vitest'
import { linkHue, linkLabel } from './link-colors'

test('links that nearly every graph has differ in hue, others have none', () => {
  const hues = ['MODEL', 'CLIP', 'VAE', 'LATENT', 'IMAGE', 'MASK'].map(linkHue)
  expect(new Set(hues).size).toBe(hues.length)
  expect(linkHue('WIDGET_OF_MINE')).toBeNull()
})

test('a type of link is read as words', () => {
  expect(linkLabel('CONTROL_NET')).toBe('Control net')
  expect(linkLabel('VAE')).toBe('VAE')
})
