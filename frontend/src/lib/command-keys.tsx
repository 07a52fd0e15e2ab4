import { useLayoutEffect } from 'react'
import { useAllCommands } from './commands'
import { hasKey, isModifier, isOfWidget, isTyping, keyOf } from './keys'
import { useStable } from './use-stable'

const withinAList = '[role="listbox"], [role="menu"], [role="dialog"], [role="alertdialog"]'

function belongsElsewhere({ target }: KeyboardEvent, pressed: string): boolean {
  if (isTyping(target) || isOfWidget(target, pressed)) return true
  return target instanceof Element && target.closest(withinAList) !== null
}

/** Listens for the keys of every command on the page; silent while somebody types. */
export function CommandKeys() {
  const commands = useAllCommands()
  const onKey = useStable((event: KeyboardEvent) => {
    if (event.defaultPrevented || isModifier(event)) return
    const pressed = keyOf(event)
    if (belongsElsewhere(event, pressed)) return
    const meant = commands.filter(({ keys, isOfDialog }) => !isOfDialog && hasKey(keys, pressed))
    if (meant.length === 0) return
    // The browser's own meaning of the key (print, find) would surprise who knows ours.
    event.preventDefault()
    meant.find(({ isAvailable }) => isAvailable?.() ?? true)?.run()
  })
  useLayoutEffect(() => {
    // Before any widget: a field that keeps letters to itself must not keep commands.
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [onKey])
  return null
}
