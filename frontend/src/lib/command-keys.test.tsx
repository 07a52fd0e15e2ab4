import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useLayoutEffect } from 'react'
import { afterEach, expect, test } from 'vitest'
import { CommandKeys } from './command-keys'
import { type Command, useCommands, useRegistry } from './commands'
import { giveKeys, giveOwnKeysAgain } from './shortcuts'

afterEach(giveOwnKeysAgain)

function Room({ group, commands }: { group: string; commands: readonly Command[] }) {
  useCommands(group, commands)
  return null
}

function open(...commands: (Partial<Command> & { id: string })[]) {
  const ran: string[] = []
  const whole = commands.map((command) => ({
    title: command.id,
    run: () => void ran.push(command.id),
    ...command,
  }))
  render(
    <>
      <Room group="test" commands={whole} />
      <CommandKeys />
      <input aria-label="Words" />
      <button type="button">Press</button>
      <input type="radio" aria-label="Choice" />
    </>,
  )
  return { ran, user: userEvent.setup() }
}

test('a key runs its command, also a sign that needs Shift', async () => {
  const { ran, user } = open({ id: 'generate', keys: 'g' }, { id: 'keys', keys: '?' })
  await user.keyboard('g')
  await user.keyboard('{Shift>}?{/Shift}')
  expect(ran).toEqual(['generate', 'keys'])
})

function PressedBeforeThePaint() {
  useLayoutEffect(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }))
  }, [])
  return null
}

test('a key is heard from the first paint on', () => {
  const ran: string[] = []
  const { register, withdraw } = useRegistry.getState()
  register('test', [{ id: 'new', title: 'New', keys: 'n', run: () => void ran.push('new') }])
  render(
    <>
      <CommandKeys />
      <PressedBeforeThePaint />
    </>,
  )
  withdraw('test')
  expect(ran).toEqual(['new'])
})

test('what is typed into a field is no command; on a choice it is', async () => {
  const { ran, user } = open({ id: 'generate', keys: 'g' })
  await user.type(screen.getByRole('textbox'), 'fog')
  expect(ran).toEqual([])
  await user.click(screen.getByRole('radio'))
  await user.keyboard('g')
  expect(ran).toEqual(['generate'])
})

test('a button keeps Space to itself', async () => {
  const { ran, user } = open({ id: 'play', keys: 'space' })
  screen.getByRole('button').focus()
  await user.keyboard(' ')
  expect(ran).toEqual([])
})

test('of two commands on one key the one that can be done is done', async () => {
  const { ran, user } = open(
    { id: 'delete-shot', keys: 'delete', isAvailable: () => false },
    { id: 'delete-note', keys: 'delete' },
  )
  await user.keyboard('{Delete}')
  expect(ran).toEqual(['delete-note'])
})

test('a command is heard by the key that a person gave it, and by its own no more', async () => {
  const { ran, user } = open({ id: 'generate', keys: 'g' })
  giveKeys({ 'test/generate': 'mod+g' })
  await user.keyboard('g')
  expect(ran).toEqual([])
  await user.keyboard('{Control>}g{/Control}')
  expect(ran).toEqual(['generate'])
  giveKeys({ 'test/generate': null })
  await user.keyboard('g')
  expect(ran).toEqual(['generate', 'generate'])
})
