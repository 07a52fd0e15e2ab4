import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeys } from '@/components/room/room-ui'
import { CommandKeys } from '@/lib/command-keys'
import { type Command, useCommands } from '@/lib/commands'
import { giveOwnKeysAgain } from '@/lib/shortcuts'
import { KeysDialog } from './keys-dialog'

const ran: string[] = []
const made = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  title: id,
  keys,
  run: () => void ran.push(id),
  ...more,
})

const board = [
  made('Generate', 'g'),
  made('Delete the shot', 'delete', { isAvailable: () => false }),
]
const canvas = [
  made('Fit all', 'f'),
  made('Bring to front', 'b', { isAvailable: () => true }),
  made('Delete the note', 'delete', { isAvailable: () => true }),
]

function Rooms() {
  useCommands('board', board)
  useCommands('canvas', canvas)
  return null
}

beforeEach(() => {
  ran.length = 0
  openKeys(true)
})
afterEach(() => {
  openKeys(false)
  giveOwnKeysAgain()
})

function open() {
  render(
    <>
      <Rooms />
      <CommandKeys />
      <KeysDialog keys={[['Pan the board', 'Space Drag']]} />
    </>,
  )
  return userEvent.setup()
}

test('commands stand under what they belong to, with those keys that cannot change', () => {
  open()
  expect(within(screen.getByRole('region', { name: 'Board' })).getByText('Generate')).toBeVisible()
  expect(within(screen.getByRole('region', { name: 'Canvas' })).getByText('Fit all')).toBeVisible()
  expect(screen.getByText('Pan the board')).toBeVisible()
})

test('a command gets another key, which is heard and remembered, and its own again', async () => {
  const user = open()
  await user.click(screen.getByRole('button', { name: 'Key of Generate: G' }))
  await user.keyboard('{Control>}e{/Control}')
  expect(screen.getByRole('button', { name: 'Key of Generate: Ctrl E' })).toBeVisible()
  expect(localStorage.getItem('shortcuts')).toBe('{"board/Generate":"mod+e"}')
  await user.click(screen.getByRole('button', { name: 'Give Generate its own key again' }))
  expect(screen.getByRole('button', { name: 'Key of Generate: G' })).toBeVisible()
})

test('two commands that answer one key say so', async () => {
  const user = open()
  await user.click(screen.getByRole('button', { name: 'Key of Generate: G' }))
  await user.keyboard('f')
  expect(screen.getByText('also Fit all')).toBeVisible()
  expect(screen.getByText('also Generate')).toBeVisible()
})

test('commands of which only one can be done may share a key', () => {
  open()
  expect(screen.queryByText(/^also/)).not.toBeInTheDocument()
})

test('a key that a person gave is told of, also where it depends on what is selected', async () => {
  const user = open()
  await user.click(screen.getByRole('button', { name: 'Key of Bring to front: B' }))
  await user.keyboard('{Delete}')
  expect(screen.getByText('also Delete the shot, Delete the note')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Key of Bring to front: Del' })).toHaveFocus()
})

test('a command can have no key, and a search finds it by name', async () => {
  const user = open()
  await user.click(screen.getByRole('button', { name: 'Key of Generate: G' }))
  await user.keyboard('{Backspace}')
  await user.type(screen.getByRole('textbox', { name: 'Find a command or key' }), 'gener')
  expect(screen.getByRole('button', { name: 'Key of Generate: none' })).toBeVisible()
  expect(screen.queryByText('Fit all')).not.toBeInTheDocument()
})
