type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

/** Keys that a list of keys has its own use for, and those that cannot be seen. */
const writtenOut: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'period',
  '+': 'plus',
  ' ': 'space',
}

const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']

/** A key in the words of a command: `shift+3`, `plus`, `arrowleft`. What Shift makes another sign is that sign. */
export function keyOf({ key, code, shiftKey, altKey, ctrlKey, metaKey }: Pressed): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  const plain = (digit && shiftKey ? digit : key).toLowerCase()
  const isSign = plain.length === 1 && !/[a-z0-9]/.test(plain)
  const parts = [
    (ctrlKey || metaKey) && 'mod',
    altKey && 'alt',
    shiftKey && !isSign && 'shift',
    writtenOut[plain] ?? plain,
  ]
  return parts.filter(Boolean).join('+')
}

/** Whether only a modifier went down so far, and the key it belongs to is still to come. */
export const isModifier = ({ key }: Pick<KeyboardEvent, 'key'>): boolean => modifiers.includes(key)

/** Whether one of `keys` (`g`, `delete,backspace`) is the one pressed. */
export const hasKey = (keys: string | undefined, pressed: string): boolean =>
  keys?.split(',').includes(pressed) ?? false

const fields =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]'

/** Whether keys are letters there. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(fields)

const widgets = 'input, button, a[href], [role="slider"], [role="radio"], [role="switch"]'
const ofWidgets = ['space', 'enter', 'arrowleft', 'arrowright', 'arrowup', 'arrowdown']

/** Whether what has the focus answers this key itself, as a button does Space. */
export const isOfWidget = (target: EventTarget | null, pressed: string): boolean =>
  ofWidgets.includes(pressed) && target instanceof Element && target.matches(widgets)

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const printed: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  comma: ',',
  period: '.',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  plus: '+',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
}

/** A key as it is printed on the keyboard: `mod+shift+z` becomes `Ctrl Shift Z`. */
export function keyLabel(keys: string): string {
  const [first = ''] = keys.split(',')
  return first
    .split('+')
    .map((part) => printed[part] ?? part.toUpperCase())
    .join(' ')
}
