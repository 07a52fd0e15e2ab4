import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

function openBoard() {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  return { doc, ...renderRoute('/p/film/board') }
}

const cameras = (doc: Y.Doc) =>
  [...doc.getMap('shots').values()].map((shot): unknown =>
    shot instanceof Y.Map ? shot.toJSON().camera : null,
  )

test('a value is found by typing, and taken back as one step', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  await user.click(await screen.findByRole('button', { name: /^Size/ }))
  await user.keyboard('clo')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(cameras(doc)).toEqual([{ size: 'close_up' }]))
  expect(await screen.findByRole('button', { name: 'Size Close-up' })).toHaveFocus()
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(cameras(doc)).toEqual([{}]))
})

test('a choice goes to every selected shot', async () => {
  const { doc, user } = openBoard()
  await screen.findByText('No shot yet')
  await user.keyboard('nn')
  await user.keyboard('{Control>}')
  await user.click(await screen.findByRole('treeitem', { name: /^1A/ }))
  await user.keyboard('{/Control}')
  expect(await screen.findByText('of 2 shots')).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Size/ }))
  await user.click(await screen.findByRole('option', { name: /^Close-up/ }))
  await waitFor(() => expect(cameras(doc)).toEqual([{ size: 'close_up' }, { size: 'close_up' }]))
})
