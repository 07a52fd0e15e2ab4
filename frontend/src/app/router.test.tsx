import { createMemoryHistory } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderRoute } from '@/testing/render-route'
import { createPageRouter } from './router'

test('an address that leads nowhere offers the way to all projects', async () => {
  renderRoute('/nowhere')
  expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to all projects' })).toHaveAttribute('href', '/')
})

function searchOf(path: string, given: Record<string, unknown>) {
  const router = createPageRouter(createMemoryHistory())
  return router.matchRoutes(path, given).at(-1)?.search
}

test('a view that does not exist is left out of the address, so that the usual one is shown', () => {
  expect(searchOf('/p/1/gallery', { view: 'timeline', q: 'sea' })).toEqual({ q: 'sea' })
  expect(searchOf('/p/1/queue', { view: 'sideways', node: 'a' })).toEqual({ node: 'a' })
  expect(searchOf('/p/1/board', { shot: '', zoom: 9 })).toEqual({})
})
