import { expect, test } from 'vitest'
import { type Chunk, pageWith, reached } from './rooms'

const chunk = (file: string, imports: string[] = [], more: Partial<Chunk> = {}): Chunk => ({
  file,
  module: null,
  imports,
  styles: [],
  ...more,
})

const chunks = [
  chunk('index-1.js', ['react-2.js']),
  chunk('react-2.js'),
  chunk('board-3.js', ['react-2.js', 'icons-4.js'], {
    module: '/house/src/board-page.tsx',
    styles: ['board-5.css'],
  }),
  chunk('icons-4.js', ['board-3.js']),
  chunk('print-6.js', [], { module: '/house/src/print-page.tsx' }),
]

const page = `<html>
  <head>
    <script type="module" crossorigin src="/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="/react-2.js">
  </head>
</html>`

test('a room needs its own file, its styles, and what both cannot do without', () => {
  const files = reached(chunks, ['src/board-page.tsx'])
  expect(files).toEqual(['board-3.js', 'board-5.css', 'react-2.js', 'icons-4.js'])
})

test('a room that is no file of its own any more ends the build', () => {
  expect(() => reached(chunks, ['src/board-room.tsx'])).toThrow('src/board-room.tsx is no part')
})

test('a page names what it fetches ahead once, styles as such, and keeps what it had', () => {
  const ahead = pageWith(page, ['board-3.js', 'board-5.css', 'react-2.js'])
  expect(ahead).toContain('<link rel="modulepreload" crossorigin href="/board-3.js">\n')
  expect(ahead).toContain('<link rel="stylesheet" crossorigin href="/board-5.css">\n')
  expect(ahead.split('react-2.js')).toHaveLength(2)
  expect(ahead.indexOf('index-1.js')).toBeLessThan(ahead.indexOf('board-3.js'))
})
