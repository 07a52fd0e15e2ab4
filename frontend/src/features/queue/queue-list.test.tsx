import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { QueueList } from './queue-list'

test('a queue whose jobs are there but not drawn yet is not called empty', () => {
  const list = { all: [], shown: [], groups: [], rows: [], order: [], isBehind: true }
  render(<QueueList list={list} loading={{ status: 'loaded' }} />)
  expect(screen.getByText('The jobs are read')).toBeInTheDocument()
})
