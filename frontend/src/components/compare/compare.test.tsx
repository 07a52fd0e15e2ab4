import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aViewed } from '@/testing/viewed'
import { Compare } from './compare'

const three = ['a', 'b', 'c'].map((key) =>
  aViewed({ key, title: `Take ${key}`, full: `/${key}.png`, chosen: key === 'a' }),
)

test('pictures stand side by side, and any but the chosen one can be chosen', async () => {
  const chosen: string[] = []
  render(<Compare pictures={three} onClose={() => {}} onChoose={({ key }) => chosen.push(key)} />)
  const user = userEvent.setup()
  await screen.findByRole('dialog', { name: 'Compare' })
  expect(screen.getAllByRole('img')).toHaveLength(3)
  expect(screen.queryByRole('button', { name: 'Choose Take a' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Choose Take c' }))
  expect(chosen).toEqual(['c'])
})

test('a wipe is between two of them, and changes sides', async () => {
  render(<Compare pictures={three} onClose={() => {}} />)
  const user = userEvent.setup()
  await screen.findByRole('dialog')
  await user.keyboard('x')
  expect(screen.getByRole('slider', { name: 'How much of Take a is seen' })).toHaveValue('50')
  await user.keyboard('r')
  expect(screen.getByRole('slider', { name: 'How much of Take b is seen' })).toBeVisible()
})

test('pictures that cannot be read say so instead of a difference', async () => {
  render(<Compare pictures={three} onClose={() => {}} />)
  const user = userEvent.setup()
  await screen.findByRole('dialog')
  await user.keyboard('d')
  expect(await screen.findByText(/cannot be read|fetch/i)).toBeVisible()
})

test('videos can be wiped, and there is no difference of them', async () => {
  render(
    <Compare
      pictures={three.map((each) => ({ ...each, kind: 'video' as const }))}
      onClose={() => {}}
    />,
  )
  await screen.findByRole('dialog')
  expect(screen.getByRole('radio', { name: 'Wipe' })).toBeInTheDocument()
  expect(screen.queryByRole('radio', { name: 'Difference' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Play' })).toBeVisible()
})
