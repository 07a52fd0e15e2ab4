import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { limited, NumberBox, numberOf } from './number-box'

function openBox(props: Partial<Parameters<typeof NumberBox>[0]> = {}) {
  const onChange = vi.fn()
  render(<NumberBox label="Steps" value={20} onChange={onChange} {...props} />)
  return {
    onChange,
    field: screen.getByRole('spinbutton', { name: 'Steps' }),
    user: userEvent.setup(),
  }
}

test('a number is written with Enter or when one leaves, and nothing before', async () => {
  const { onChange, field, user } = openBox()
  await user.clear(field)
  await user.type(field, '3,5')
  expect(onChange).not.toHaveBeenCalled()
  await user.tab()
  expect(onChange).toHaveBeenLastCalledWith(3.5)
})

test('what is no number leaves the one that was there', async () => {
  const { onChange, field, user } = openBox()
  await user.clear(field)
  await user.type(field, 'many{Enter}')
  expect(onChange).not.toHaveBeenCalled()
  expect(field).toHaveValue('20')
})

test('the keys count by the step, and by ten of them', async () => {
  const { onChange, field, user } = openBox({ isWhole: true, step: 4, min: 0, max: 50 })
  field.focus()
  await user.keyboard('{ArrowUp}')
  expect(onChange).toHaveBeenLastCalledWith(24)
  await user.keyboard('{PageUp}')
  expect(onChange).toHaveBeenLastCalledWith(48)
  await user.keyboard('{PageDown}')
  expect(onChange).toHaveBeenLastCalledWith(0)
})

test('a tenth more is a tenth more', async () => {
  const { onChange, field, user } = openBox({ value: 0.7, step: 0.1 })
  field.focus()
  await user.keyboard('{ArrowUp}')
  expect(onChange).toHaveBeenLastCalledWith(0.8)
})

test('whole numbers lie on the step from the least on, others only within the limits', () => {
  expect(limited(30, { isWhole: true, min: 1, step: 8 })).toBe(33)
  expect(limited(99, { isWhole: true, min: 1, max: 50, step: 8 })).toBe(49)
  expect(limited(7.33, { min: 1, max: 30, step: 0.5 })).toBe(7.33)
  expect(limited(-1, { min: 0 })).toBe(0)
  expect(numberOf(' 1,5 ')).toBe(1.5)
  expect(numberOf('')).toBeNaN()
})
