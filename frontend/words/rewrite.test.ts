import { expect, test } from 'vitest'
import { inLanguage } from './plugin.ts'
import { invented, translated } from './translation.ts'

const german = translated({
  direction: 'ltr',
  messages: {
    'Shot {code} of {scene} deleted': 'In {scene} ist Einstellung {code} gelöscht',
    'Press <0>{key}</0> to open': 'Öffnen mit <0>{key}</0>',
    Open: 'Öffnen',
    'board.tsx: Open': 'Offen',
    '{count} jobs': { one: 'ein Auftrag', other: '{count} Aufträge' },
    'It’s 5 `o’clock`': 'Es ist `fünf`',
    Broken: 'Kaputt {why}',
  },
})
const written = (code: string, path = 'page.tsx') => inLanguage(path, code, german)

test('values stand where the other language wants them', () => {
  expect(written('say(`Shot ${shot.code} of ${scene} deleted`)')).toBe(
    'say(`In ${scene} ist Einstellung ${shot.code} gelöscht`)',
  )
})

test('elements keep what they are, and their words are in the other language', () => {
  expect(written('const p = <p>Press <kbd title="Open">{key}</kbd> to open</p>')).toBe(
    'const p = <p>{"Öffnen mit "}<kbd title={"Öffnen"}>{key}</kbd></p>',
  )
})

test('a language has as many ways of counting as it needs', () => {
  expect(written("plural(count, { one: '1 job', other: `${figure(count)} jobs` })")).toBe(
    'plural(count, { one: "ein Auftrag", other: `${figure(count)} Aufträge` })',
  )
})

test('one place may say the same English in another way', () => {
  expect(written("tell('Open')")).toBe('tell("Öffnen")')
  expect(written("tell('Open')", 'board.tsx')).toBe('tell("Offen")')
})

test('what nobody has translated stays in English', () => {
  expect(written("tell('Closed')")).toBe('tell("Closed")')
})

test('a translation that lacks a value, or has one of its own, stops the build', () => {
  expect(() => written("tell('Broken')")).toThrow(
    '“Kaputt {why}” does not have the values of “Broken”.',
  )
})

test('phrases within the values of others are said, too', () => {
  expect(inLanguage('page.tsx', "say(`Sort ${isUp ? 'Rising' : name}`)", invented)).toBe(
    'say(`Śòŕť ${isUp ? "Ŕìśìńĝ~~" : name}~~~~`)',
  )
})
