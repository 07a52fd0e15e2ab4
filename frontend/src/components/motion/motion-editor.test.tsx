import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardHandlers, newProjectDocument } from '@/testing/board-server'
import { renderRoute, testConfig } from '@/testing/render-route'
import { server } from '@/testing/server'

const { prompt_engine: promptEngine } = testConfig.services

const pushIn = {
  id: 'push_in',
  label: 'Push in',
  means: 'travel',
  movement: 'push_in',
  rig: 'dolly',
  seconds: null,
  keyframes: [
    { at: 0, x: 0.5, y: 0.5, w: 1, roll: 0, ease: 'in_out' },
    { at: 1, x: 0.5, y: 0.5, w: 0.6, roll: 0, ease: 'in_out' },
  ],
}

function motionHandlers() {
  const read: { keyframes: { w: number }[] }[] = []
  const handlers = [
    http.get(`${promptEngine}/api/motion/presets`, () => HttpResponse.json({ presets: [pushIn] })),
    http.post(`${promptEngine}/api/motion/read`, async ({ request }) => {
      const body = JSON.parse(await request.text())
      read.push(body)
      const isMoving = body.keyframes.at(-1).w < 1
      return HttpResponse.json({
        movement: isMoving ? 'push_in' : 'static',
        timing: isMoving ? 'slow' : 'static',
        words: isMoving ? 'pushing in on the subject, slow' : 'static camera',
        camera: isMoving
          ? { movement: 'push_in', timing: 'slow' }
          : { movement: 'static', timing: 'static' },
        rigs: ['dolly'],
      })
    }),
  ]
  return { read, handlers }
}

function openBoard() {
  const doc = newProjectDocument()
  const facts = { id: 'a', scene_id: 's1', order: 1, code: '1A', name: '', template_id: 'still' }
  const shot = new Y.Map<unknown>(Object.entries(facts))
  shot.set('camera', new Y.Map())
  doc.getMap('shots').set('a', shot)
  const { read, handlers } = motionHandlers()
  server.use(...handlers, ...boardHandlers(doc))
  const kept = () => {
    const found: unknown = doc.getMap('shots').get('a')
    return found instanceof Y.Map ? found.toJSON() : {}
  }
  return { read, kept, ...renderRoute('/p/film/board?shot=a') }
}

test('a move by name is drawn, told in words, and given to the shot as one step', async () => {
  const { kept, user } = openBoard()
  await user.click(await screen.findByRole('button', { name: 'Draw a move' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Move of the camera, 1A' }))
  await user.click(await dialog.findByRole('button', { name: /A move by name/ }))
  await user.click(await screen.findByRole('option', { name: 'Push in' }))
  expect(await dialog.findByText('pushing in on the subject, slow')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Give it to 1A' }))
  await waitFor(() => expect(kept().camera).toEqual({ movement: 'push_in', timing: 'slow' }))
  expect(kept().motion.keyframes).toHaveLength(2)
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(kept().camera).toEqual({}))
  expect(kept().motion).toBeFalsy()
})

test('a keyframe is moved by arrows and changed in numbers', async () => {
  const { read, user } = openBoard()
  await user.click(await screen.findByRole('button', { name: 'Draw a move' }))
  const last = await screen.findByRole('group', { name: 'Keyframe 2' })
  const width = within(last).getByRole('textbox', { name: 'Width, %' })
  await user.clear(width)
  await user.type(width, '50{Enter}')
  await waitFor(() => expect(read.at(-1)?.keyframes.at(-1)?.w).toBe(0.5))
  const frame = screen.getByRole('button', { name: /Keyframe 2 of 2/ })
  frame.focus()
  await user.keyboard('{ArrowRight}')
  await waitFor(() => expect(read.at(-1)?.keyframes.at(-1)).toMatchObject({ x: 0.505, w: 0.5 }))
})
