import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderRoute } from '@/testing/render-route'

test('a chosen theme shows at once and is kept', async () => {
  const { user } = renderRoute('/settings/appearance')
  await user.click(await screen.findByRole('radio', { name: 'High contrast' }))
  expect(document.documentElement.dataset.theme).toBe('contrast')
  expect(localStorage.getItem('theme')).toBe('contrast')
})

test('a chosen surround shows at once and is kept', async () => {
  const { user } = renderRoute('/settings/appearance')
  expect(await screen.findByRole('radio', { name: 'As the theme' })).toBeChecked()
  await user.click(screen.getByRole('radio', { name: '18 % grey' }))
  expect(document.documentElement.dataset.surround).toBe('grey')
  expect(localStorage.getItem('surround')).toBe('grey')
})

test('the pages of the settings lead to one another', async () => {
  renderRoute('/settings/appearance')
  expect(await screen.findByRole('link', { name: 'Render nodes' })).toHaveAttribute(
    'href',
    '/settings/nodes',
  )
  expect(screen.getByRole('link', { name: 'Appearance' })).toHaveAttribute('aria-current', 'page')
})
