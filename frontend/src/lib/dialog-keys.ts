import { type KeyboardEvent, useMemo } from 'react'
import { type Command, placeOf, useCommands } from './commands'
import { hasKey, isTyping, keyOf } from './keys'
import { keysOf, useShortcuts } from './shortcuts'
import { useStable } from './use-stable'

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
    const { given } = useShortcuts.getState()
    const command = commands.find(({ id, keys }) =>
      hasKey(keysOf(given, placeOf(group, id), keys), pressed),
    )
    if (!command || command.isAvailable?.() === false) return
    event.preventDefault()
    event.stopPropagation()
    command.run()
  })
}
