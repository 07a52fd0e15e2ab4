import { expect, test } from 'vitest'
import { phrasesIn } from './find.ts'

const said = (code: string) => phrasesIn('page.tsx', code).map(({ says }) => says)

test('words of a page are found wherever they stand', () => {
  expect(said('const page = <p title="Open">There is no page</p>')).toEqual([
    'There is no page',
    'Open',
  ])
  expect(said("const labels = { done: 'Done', stale: 'Marked as stale' }")).toEqual([
    'Done',
    'Marked as stale',
  ])
  expect(said("tell('moved to the front')")).toEqual(['moved to the front'])
  expect(said("const mark = <b>{isOpen ? 'open' : 'closed'}</b>")).toEqual(['open', 'closed'])
})

test('a sentence with values is one message that names them', () => {
  expect(said('say(`Shot ${shot.code} deleted`)')).toEqual(['Shot {code} deleted'])
  expect(said("say(`${counted(ids.length, 'panel')} moved`)")).toEqual(['{panel} moved'])
  expect(said('say(`Frame ${from.width} to ${to.width}`)')).toEqual(['Frame {width} to {width2}'])
  expect(said('say(`Drop ${name} on ${name}`)')).toEqual(['Drop {name} on {name}'])
})

test('a sentence over several children is one message, icons around it are none of it', () => {
  const code = `const note = (
    <p>
      <Icon size={14} />
      Press <kbd>G</kbd> to render {count} shots,
      or <a href="/queue">see the queue</a>.
    </p>
  )`
  expect(said(code)).toEqual(['Press <0>G</0> to render {count} shots, or <1>see the queue</1>.'])
})

test('all ways of counting are one message', () => {
  expect(said("plural(count, { one: '1 job is', other: `${figure(count)} jobs are` })")).toEqual([
    { one: '1 job is', other: '{count} jobs are' },
  ])
})

test('what the code says to itself is not for people', () => {
  const code = [
    "if (key === 'Enter') go()",
    "switch (key) { case 'Escape': break }",
    "if (types.includes('Files')) go()",
    "throw new Error('useApi needs an ApiProvider above it.')",
    'const box = <div className={`tree-row is ${look}`} key="A b" style={{ inset: \'1px 2px\' }} />',
    "const keys = ['ArrowUp', 'PageDown']",
    'fetch(`/api/projects/${id}/archive`)',
    'const path = `M0 0 L${x} ${y}`',
    'const clip = `inset(0 calc(100% - ${x}px) 0 0)`',
    "type Paper = 'Letter' | 'Legal size'",
  ]
  expect(code.flatMap(said)).toEqual([])
})
