import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Command } from './commands'
import { useDialogKeys } from './dialog-keys'

function Dialog({ commands }: { commands: readonly Command[] }) {
  const onKeyDown = useDialogKeys('test', commands)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for a dialog
    <div onKeyDown={onKeyDown}>
      <button type="button">Away</button>
      <input aria-label="Words" />
    </div>
  )
}

test('a dialog hears its keys, but not what is typed into its fields', async () => {
  let count = 0
  const fit: Command = { id: 'fit', title: 'Fit', keys: 'f', isOfDialog: true, run: () => count++ }
  const commands = [fit]
  render(<Dialog commands={commands} />)
  const user = userEvent.setup()
  screen.getByRole('button').focus()
  await user.keyboard('f')
  await user.type(screen.getByRole('textbox'), 'off')
  expect(count).toBe(1)
})
