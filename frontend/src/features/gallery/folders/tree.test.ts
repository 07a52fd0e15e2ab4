import { expect, test } from 'vitest'
import { trailOf } from './breadcrumb'
import { above, treeOf } from './tree'

const folder = (path: string) => {
  const at = path.lastIndexOf('/')
  return { path, name: path.slice(at + 1), parent: at < 0 ? '' : path.slice(0, at) }
}

test('folders stand within one another by name, with what is below them counted', () => {
  const folders = ['Film', 'Film/10A', 'Film/2A', 'imports'].map(folder)
  const counts = new Map([
    ['Film/2A', 3],
    ['Film/10A', 4],
    ['Film', 1],
  ])
  const [film, imports] = treeOf([folder(''), ...folders], counts)
  expect(film?.within.map(({ name }) => name)).toEqual(['2A', '10A'])
  expect([film?.count, imports?.count]).toEqual([8, 0])
  expect(treeOf(folders, null)[0]?.count).toBeNull()
})

test('the way to a folder is what stands above it', () => {
  expect(above('a/b/c')).toEqual(['a', 'a/b'])
  expect(above(null)).toEqual([])
  expect(trailOf('a/b').map(({ path }) => path)).toEqual(['a', 'a/b'])
})
