import { type KeyboardEvent, useCallback } from 'react'
import { type Command, useCommands } from './commands'

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'> & {
  code: string
}

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

/** Offers a dialog's commands, and answers what listens for their keys within it. */
export function useDialogKeys(group: string, commands: readonly Command[]) {
  useCommands(group, commands)
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      const pressed = keyOf({ ...event, code: event.code })
      const command = commands.find(({ keys }) => keys?.split(',').includes(pressed))
      if (!command || command.isAvailable?.() === false) return
      event.preventDefault()
      event.stopPropagation()
      command.run()
    },
    [commands],
  )
}
