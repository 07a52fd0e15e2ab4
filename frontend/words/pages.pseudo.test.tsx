import { screen } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { aProject } from '@/features/launcher/testing'
import { boardHandlers } from '@/testing/board-server'
import { aFile, galleryHandlers } from '@/testing/gallery-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'
import { aFilm } from '@/testing/workflow-server'
import { plainWordsIn } from './plain-words.ts'

// These pages speak the pseudo language: what is in plain letters was never taken for words. Left
// are the names that people, models and services gave, units and months, and what React Flow says.
const names = [
  'Press enter or space to select a node. Press delete to remove it and escape to cancel.',
  'Press enter or space to select an edge. You can then press delete to remove it or escape to cancel.',
  ...['The Salt Line', 'films', 'One', 'Scene 1', 'Film/1A', 'harbour.png', 'harbour'],
  ...['Storyboard still', 'Storyboard sketch', 'Size', 'Lens', 'Prompt', 'Seed', 'seed', 'Steps'],
  ...['Written:', 'MB', 'Nov', 'node'],
]

const patience = { timeout: 20_000 }

test('the launcher has no word that a translation would miss', async () => {
  server.use(
    http.get('/services.json', () => HttpResponse.json({ services: [] })),
    http.get(`${testConfig.services.orchestrator}/api/backends`, () =>
      HttpResponse.json({ backends: [], total: 0, online: 0, offline: 0 }),
    ),
    http.get(`${testConfig.services.storyboard}/api/starters`, () =>
      HttpResponse.json({ starters: [] }),
    ),
    http.get(`${testConfig.services.storyboard}/api/projects/deleted`, () =>
      HttpResponse.json({ projects: [] }),
    ),
    http.get(`${testConfig.services.storyboard}/api/projects`, () =>
      HttpResponse.json({ projects: [aProject()] }),
    ),
  )
  renderRoute('/')
  await screen.findByRole('listitem', { name: 'The Salt Line' }, patience)
  expect(plainWordsIn(document.body, names)).toEqual([])
})

test('the board has no word that a translation would miss', async () => {
  server.use(...boardHandlers(aFilm(['1A', '1B'])))
  const { user } = renderRoute('/p/film/board')
  await user.click(await screen.findByRole('treeitem', { name: /^1A/ }, patience))
  await screen.findByRole('complementary', { name: /Ìńśṕèćťòŕ/ }, patience)
  expect(plainWordsIn(document.body, names)).toEqual([])
})

test('the gallery has no word that a translation would miss', async () => {
  const { handlers } = galleryHandlers({ files: [aFile({ name: 'harbour.png', rating: 4 })] })
  server.use(...handlers)
  const { user } = renderRoute('/p/film/gallery')
  await user.click(await screen.findByRole('row', { name: /^harbour/ }, patience))
  expect(plainWordsIn(document.body, names)).toEqual([])
})
