import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { Stars } from './stars'

test('a star rates, and the star that is set takes the rating away', async () => {
  const given: number[] = []
  render(<Stars of="1A" value={3} onRate={(stars) => given.push(stars)} />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: '4 stars' }))
  await user.click(screen.getByRole('button', { name: '3 stars' }))
  expect(given).toEqual([4, 0])
})
