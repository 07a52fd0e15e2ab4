import { expect, test } from 'vitest'
import { trailOf } from './breadcrumb'
import { above, treeOf } from './tree'

const folder = (path: string, below = 0) => {
  const at = path.lastIndexOf('/')
  const parent = at < 0 ? '' : path.slice(0, at)
  return { path, name: path.slice(at + 1), parent, files: 0, files_below: below }
}

test('folders stand within one another by name, with what is in them and below', () => {
  const folders = [folder('Film', 8), folder('Film/10A'), folder('Film/2A'), folder('imports')]
  const [film, imports] = treeOf([folder(''), ...folders])
  expect(film?.within.map(({ name }) => name)).toEqual(['2A', '10A'])
  expect([film?.count, imports?.count]).toEqual([8, 0])
})

test('the way to a folder is what stands above it', () => {
  expect(above('a/b/c')).toEqual(['a', 'a/b'])
  expect(above(null)).toEqual([])
  expect(trailOf('a/b').map(({ path }) => path)).toEqual(['a', 'a/b'])
})
