import { type KeyboardEvent, useMemo } from 'react'
import { type Command, useCommands } from './commands'
import { useStable } from './use-stable'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Keys that a list of keys has its own use for, and those that cannot be seen. */
const names: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'period',
  '+': 'plus',
  ' ': 'space',
}

/** A key in the words of a command: `shift+3`, `plus`, `arrowleft`. What Shift makes another sign is that sign. */
export function keyOf({ key, code, shiftKey, altKey, ctrlKey, metaKey }: Pressed): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  const plain = (digit && shiftKey ? digit : key).toLowerCase()
  const isSign = plain.length === 1 && !/[a-z0-9]/.test(plain)
  const parts = [
    (ctrlKey || metaKey) && 'mod',
    altKey && 'alt',
    shiftKey && !isSign && 'shift',
    names[plain] ?? plain,
  ]
  return parts.filter(Boolean).join('+')
}

const fields = 'input:not([type="range"]), textarea, select, [contenteditable="true"]'

const isTyping = (target: EventTarget) => target instanceof Element && target.matches(fields)

type Offered = Pick<Command, 'id' | 'title' | 'keys'>

const offeredOf = (commands: readonly Command[]): string =>
  JSON.stringify(commands.map(({ id, title, keys }): Offered => ({ id, title, keys })))

/**
 * Offers a dialog's commands, and answers what listens for their keys within it.
 * They may be made anew with each drawing; they are offered anew when their names or keys change.
 */
export function useDialogKeys(group: string, commands: readonly Command[]) {
  const run = useStable((id: string) => commands.find((each) => each.id === id)?.run())
  const signature = offeredOf(commands)
  const offered = useMemo(() => {
    const all: Offered[] = JSON.parse(signature)
    return all.map((each) => ({ ...each, isOfDialog: true, run: () => run(each.id) }))
  }, [signature, run])
  useCommands(group, offered)
  return useStable((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target)) return
    const pressed = keyOf(event)
    const command = commands.find(({ keys }) => keys?.split(',').includes(pressed))
    if (!command || command.isAvailable?.() === false) return
    event.preventDefault()
    event.stopPropagation()
    command.run()
  })
}
