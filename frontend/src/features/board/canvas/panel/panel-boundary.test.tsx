import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aShot } from '@/testing/facts'
import { PanelBoundary } from './panel-boundary'

/** React tells the console of what a boundary caught; here that is what is wanted. */
const quietly = { onCaughtError: () => {} }

const shot = aShot({ id: 'a', code: '2C' })

function Picture({ isBroken }: { isBroken: () => boolean }) {
  if (isBroken()) throw new Error('The lens is no lens.')
  return <p>A picture</p>
}

test('a shot that cannot be drawn says why, gives a report, and is tried again', async () => {
  const user = userEvent.setup()
  let isBroken = true
  render(
    <PanelBoundary shot={shot}>
      <Picture isBroken={() => isBroken} />
    </PanelBoundary>,
    quietly,
  )
  expect(screen.getByRole('group', { name: 'Shot 2C cannot be shown' })).toBeVisible()
  expect(screen.getByText('The lens is no lens.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Copy the report' }))
  const report = await navigator.clipboard.readText()
  expect(report).toContain('Shot 2C (a) cannot be drawn.')
  expect(report).toContain('The lens is no lens.')
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('A picture')).toBeVisible()
})

test('a changed shot is tried by itself', () => {
  let isBroken = true
  const picture = <Picture isBroken={() => isBroken} />
  const { rerender } = render(<PanelBoundary shot={shot}>{picture}</PanelBoundary>, quietly)
  isBroken = false
  rerender(<PanelBoundary shot={{ ...shot, name: 'Mended' }}>{picture}</PanelBoundary>)
  expect(screen.getByText('A picture')).toBeVisible()
})
