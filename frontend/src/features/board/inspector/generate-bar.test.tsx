import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute } from '@/testing/render-route'
import { server } from '@/testing/server'

const lasting = (shotId: string, seconds: number) =>
  new Y.Map<unknown>([
    ['owner', { kind: 'shot', id: shotId, name: '1A' }],
    ['kind', 'image'],
    ['job_id', 'job'],
    ['created_at', '2026-11-20T10:01:00Z'],
    ['started_at', '2026-11-20T10:00:00Z'],
    ['finished_at', new Date(Date.parse('2026-11-20T10:00:00Z') + seconds * 1_000).toISOString()],
  ])

test('beside the button stands what pressing it will take, once anybody knows', async () => {
  const doc = newProjectDocument()
  server.use(...boardHandlers(doc))
  const { user } = renderRoute('/p/film/board')
  await screen.findByText('No shot yet')
  await user.keyboard('n')
  const button = await screen.findByRole('button', { name: /^Generate/ })
  const bar = button.parentElement
  if (!bar) throw new Error('The button stands nowhere.')
  expect(within(bar).queryByText('0:48')).toBeNull()
  await waitFor(() => expect(doc.getMap('shots').size).toBe(1))
  const [shotId = ''] = doc.getMap('shots').keys()
  doc.getMap('takes').set('t1', lasting(shotId, 48))
  const expected = await screen.findByText('0:48')
  expect(expected).toHaveAttribute('title', '1 take, about 0:48 on 1 node')
})
