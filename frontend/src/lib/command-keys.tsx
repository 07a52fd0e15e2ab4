import { useHotkeys } from 'react-hotkeys-hook'
import { type Command, useAllCommands } from './commands'

const withinAList = '[role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"]'

function belongsElsewhere(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(withinAList) !== null
}

function CommandKey({ command, keys }: { command: Command; keys: string }) {
  const run = () => {
    if (command.isAvailable?.() ?? true) command.run()
  }
  const options = {
    useKey: true,
    preventDefault: true,
    ignoreEventWhen: belongsElsewhere,
    // Before any widget: a field that keeps letters to itself must not keep commands.
    eventListenerOptions: { capture: true },
  }
  useHotkeys(keys, run, options, [command])
  return null
}

/** Listens for the keys of every command on the page; silent while somebody types. */
export function CommandKeys() {
  return useAllCommands().map((command) =>
    command.keys && !command.isOfDialog ? (
      <CommandKey key={command.id} command={command} keys={command.keys} />
    ) : null,
  )
}
