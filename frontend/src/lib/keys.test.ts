import { expect, test } from 'vitest'
import { hasKey, isModifier, isOfWidget, isTyping, keyLabel, keyOf } from './keys'

const pressed = (key: string, more = {}) =>
  keyOf({ key, code: '', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more })

test('a key is named as commands name it, whatever Shift makes of it', () => {
  expect(pressed('+', { shiftKey: true })).toBe('plus')
  expect(pressed('+')).toBe('plus')
  expect(pressed(',')).toBe('comma')
  expect(pressed('?', { shiftKey: true })).toBe('?')
  expect(pressed('!', { shiftKey: true, code: 'Digit1' })).toBe('shift+1')
  expect(pressed('G', { shiftKey: true })).toBe('shift+g')
  expect(pressed('z', { ctrlKey: true })).toBe('mod+z')
  expect(pressed('ArrowLeft', { altKey: true, shiftKey: true })).toBe('alt+shift+arrowleft')
})

test('a modifier alone is no key yet', () => {
  expect(isModifier({ key: 'Shift' })).toBe(true)
  expect(isModifier({ key: 'g' })).toBe(false)
})

test('one of several keys is enough', () => {
  expect(hasKey('delete,backspace', 'backspace')).toBe(true)
  expect(hasKey('shift+g', 'g')).toBe(false)
  expect(hasKey(undefined, 'g')).toBe(false)
})

test('keys are letters in fields, and commands on choices', () => {
  const made = (html: string) => {
    document.body.innerHTML = html
    return document.body.firstElementChild
  }
  expect(isTyping(made('<input>'))).toBe(true)
  expect(isTyping(made('<textarea></textarea>'))).toBe(true)
  expect(isTyping(made('<div contenteditable="true"></div>'))).toBe(true)
  expect(isTyping(made('<input type="radio">'))).toBe(false)
  expect(isTyping(made('<button></button>'))).toBe(false)
  expect(isOfWidget(made('<button></button>'), 'space')).toBe(true)
  expect(isOfWidget(made('<button></button>'), 'g')).toBe(false)
  expect(isOfWidget(made('<div></div>'), 'space')).toBe(false)
})

test('keys are printed as keyboards have them', () => {
  expect(keyLabel('mod+shift+z,mod+y')).toBe('Ctrl Shift Z')
  expect(keyLabel('delete')).toBe('Del')
  expect(keyLabel('shift+arrowup')).toBe('Shift ↑')
})
