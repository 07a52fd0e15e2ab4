import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderRoute } from '@/testing/render-route'

test('an address that leads nowhere offers the way to all projects', async () => {
  renderRoute('/nowhere')
  expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to all projects' })).toHaveAttribute('href', '/')
})
