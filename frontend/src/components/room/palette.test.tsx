import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

test('the palette of a long film lists few shots, and words find any of them', async () => {
  const doc = newProjectDocument()
  for (let place = 0; place < 60; place += 1) {
    const facts = { scene_id: 's1', order: place, code: `1-${place}`, name: `Moment ${place}` }
    doc.getMap('shots').set(`shot${place}`, new Y.Map(Object.entries(facts)))
  }
  server.use(...boardHandlers(doc))
  const { user } = renderRoute('/p/film/board')
  await screen.findByRole('treeitem', { name: /^1-0/ })
  await user.keyboard('{Control>}k{/Control}')
  const palette = within(await screen.findByRole('dialog', { name: 'Commands' }))
  const shots = () => palette.queryAllByRole('menuitem', { name: /Moment/ })
  await waitFor(() => expect(shots()).toHaveLength(40))
  await user.type(palette.getByRole('searchbox'), 'moment 59')
  await waitFor(() => expect(shots()).toHaveLength(1))
})
