import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'
import { describeShot, selectShot } from '../board-ui'

afterEach(() => vi.unstubAllGlobals())

/** A board of two shots, the first one in the inspector; React draws as in a browser from then on. */
async function openTwoShots() {
  const doc = newProjectDocument()
  for (const [order, code] of ['1A', '1B'].entries()) {
    const facts = { scene_id: 's1', order, code, name: `Moment ${code}` }
    doc.getMap('shots').set(code, new Y.Map(Object.entries(facts)))
  }
  server.use(...boardHandlers(doc))
  const { user } = renderRoute('/p/film/board?shot=1A')
  await screen.findByRole('textbox', { name: 'What happens in the shot' })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  return { doc, user }
}

/** What React does at once has been done; what may wait has not. */
const atOnce = () => Promise.resolve()

const inspector = (code: string) =>
  screen.queryByRole('complementary', { name: `Inspector, shot ${code}`, hidden: true })

const descriptionOf = (doc: Y.Doc, id: string): unknown => {
  const shot = doc.getMap('shots').get(id)
  return shot instanceof Y.Map ? shot.toJSON().description : null
}

test('a panel is selected before its inspector is drawn, and the former one is out of reach', async () => {
  await openTwoShots()
  const former = inspector('1A')
  selectShot('1B')
  await atOnce()
  const panel = document.querySelector('[data-shot="1B"]')
  expect(panel).toHaveAttribute('aria-current', 'true')
  expect(former).toBeInTheDocument()
  expect(former?.closest('[inert]')).toHaveAttribute('aria-busy', 'true')
  await waitFor(() => expect(inspector('1B')).toBeInTheDocument())
  expect(inspector('1B')?.closest('[inert]')).toBeNull()
})

test('who selects a shot and goes to its words at once types into that shot', async () => {
  const { doc, user } = await openTwoShots()
  selectShot('1B')
  describeShot()
  await atOnce()
  expect(inspector('1B')).toBeInTheDocument()
  expect(screen.getByRole('textbox', { name: 'What happens in the shot' })).toHaveFocus()
  await user.keyboard('A wall')
  await waitFor(() => expect(descriptionOf(doc, '1B')).toBe('A wall'))
  expect(descriptionOf(doc, '1A') ?? '').toBe('')
})
