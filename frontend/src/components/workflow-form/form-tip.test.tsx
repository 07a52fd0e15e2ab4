import { fireEvent, render, screen } from '@testing-library/react'
import { act, useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FormTip } from './form-tip'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function Form() {
  const form = useRef<HTMLDivElement>(null)
  return (
    <div ref={form}>
      <div data-tip="How often the noise is taken down.">
        <button type="button">Steps</button>
      </div>
      <button type="button">Seed</button>
      <FormTip form={form} />
    </div>
  )
}

const told = () => screen.queryByText('How often the noise is taken down.')
const wait = () => act(() => vi.advanceTimersByTime(1_000))

test('a field explains itself when one stays on it, until a key is pressed', () => {
  render(<Form />)
  const field = screen.getByRole('button', { name: 'Steps' })
  fireEvent.pointerOver(field)
  expect(told()).not.toBeInTheDocument()
  wait()
  expect(told()).toBeVisible()
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(told()).not.toBeInTheDocument()
})

test('going on to another field takes the words along', () => {
  render(<Form />)
  fireEvent.pointerOver(screen.getByRole('button', { name: 'Steps' }))
  fireEvent.pointerOver(screen.getByRole('button', { name: 'Seed' }))
  wait()
  expect(told()).not.toBeInTheDocument()
})
