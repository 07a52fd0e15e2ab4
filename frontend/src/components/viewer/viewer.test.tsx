import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { server } from '@/testing/server'
import { aViewed } from '@/testing/viewed'
import type { ViewedPicture, ViewerActions } from './viewed-picture'
import { Viewer } from './viewer'

type Props = { pictures: readonly ViewedPicture[]; actions?: ViewerActions; onClose?: () => void }

function Looking({ pictures, actions = {}, onClose = () => {} }: Props) {
  const [index, setIndex] = useState(0)
  return (
    <Viewer
      pictures={pictures}
      index={index}
      onIndex={setIndex}
      onClose={onClose}
      actions={actions}
    />
  )
}

const three = ['a', 'b', 'c'].map((key) => aViewed({ key, title: `Take ${key}` }))

test('arrows go to the neighbours and stop at either end', async () => {
  render(<Looking pictures={three} />)
  const user = userEvent.setup()
  await screen.findByRole('dialog', { name: 'Take a' })
  await user.keyboard('{ArrowLeft}{ArrowRight}{ArrowRight}{ArrowRight}')
  expect(screen.getByRole('dialog', { name: 'Take c' })).toBeVisible()
  expect(screen.getByText('3 of 3')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled()
})

test('keys choose, compare, generate, delete, rate and tell the facts', async () => {
  const done: string[] = []
  const note = (verb: string) => (picture: ViewedPicture) => done.push(`${verb} ${picture.key}`)
  const actions: ViewerActions = {
    onChoose: note('choose'),
    onCompare: note('compare'),
    onGenerate: note('generate'),
    onDelete: note('delete'),
    onRate: ({ key }, stars) => done.push(`rate ${key} ${stars}`),
  }
  render(<Looking pictures={[aViewed({ chosen: false, rating: 2 })]} actions={actions} />)
  const user = userEvent.setup()
  await screen.findByRole('dialog')
  await user.keyboard('pcg{Delete}i4')
  expect(done).toEqual(['choose a', 'compare a', 'generate a', 'delete a', 'rate a 4'])
  expect(screen.getByRole('region', { name: 'Facts' })).toHaveTextContent('Seed7')
})

test('keys and buttons pick and reject where that is offered, and the verdict is seen', async () => {
  const done: string[] = []
  const onJudge = ({ key }: ViewedPicture, verdict: string) => done.push(`${verdict} ${key}`)
  render(<Looking pictures={[aViewed({ verdict: 'reject' })]} actions={{ onJudge }} />)
  const user = userEvent.setup()
  expect(await screen.findByRole('button', { name: 'Reject', pressed: true })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Pick', pressed: false })).toBeVisible()
  await user.keyboard('px')
  await user.click(screen.getByRole('button', { name: 'Pick' }))
  expect(done).toEqual(['pick a', 'reject a', 'pick a'])
})

test('a take that is chosen says so, and is not chosen again', async () => {
  render(<Looking pictures={[aViewed({ chosen: true })]} actions={{ onChoose: () => {} }} />)
  expect(await screen.findByText('Chosen')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Choose/ })).toBeNull()
})

test('a video can be stepped by frames; a picture cannot', async () => {
  const video = aViewed({ key: 'v', kind: 'video', title: 'Rain', duration: 4 })
  render(<Looking pictures={[aViewed(), video]} />)
  const user = userEvent.setup()
  await screen.findByRole('dialog')
  expect(screen.queryByRole('button', { name: 'One frame on' })).toBeNull()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('button', { name: 'One frame on' })).toBeVisible()
})

test.each([
  { is: 'gone', status: 404, says: 'Its file was moved or deleted.' },
  { is: 'damaged', status: 206, says: 'Its file is damaged, or of a kind' },
  { is: 'away', status: 503, says: 'Its file cannot be reached at the moment.' },
])('a file that is $is says so', async ({ status, says }) => {
  server.use(http.get('http://gallery.test/a.png', () => new HttpResponse(null, { status })))
  render(<Looking pictures={[aViewed()]} />)
  fireEvent.error(await screen.findByRole('img', { name: '1A v001' }))
  expect(await screen.findByText(new RegExp(`1A v001 cannot be shown. ${says}`))).toBeVisible()
})

test('with nothing left to look at the viewer closes', async () => {
  let closed = 0
  render(<Looking pictures={[]} onClose={() => closed++} />)
  await expect.poll(() => closed).toBe(1)
})
