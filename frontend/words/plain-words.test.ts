import { expect, test } from 'vitest'
import { plainWordsIn } from './plain-words.ts'

test('what is read or heard in plain letters is found, but for known names', () => {
  document.body.innerHTML =
    '<p title="Left out">Ŵòŕďś <b>left</b> The Salt Line 4</p><style>p { color: red }</style>'
  expect(plainWordsIn(document.body, ['The Salt Line'])).toEqual(['left', 'Left out'])
})
