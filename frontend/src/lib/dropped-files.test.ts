import { expect, test } from 'vitest'
import { droppedFiles } from './dropped-files'

/** As browsers hand out entries: a few at a time, and none at last. */
const aFolder = (name: string, within: unknown[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const rest = [...within]
    return { readEntries: (done: (part: unknown[]) => void) => done(rest.splice(0, 1)) }
  },
})

const aFile = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (done: (file: File) => void) => done(new File([], name)),
})

/** What a drop carries, as far as it is asked for. */
const aDrop = (entries: { name: string }[]) => {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }))
  const files = entries.map(({ name }) => new File([], name))
  return Object.assign(Object.create(null), { items, files })
}

test('files of a dropped folder keep their place in it, and hidden ones stay away', async () => {
  const inner = aFolder('north', [aFile('b.png'), aFile('.DS_Store')])
  const drop = aDrop([aFolder('scout', [aFile('a.png'), inner]), aFile('c.png')])
  const found = await droppedFiles(drop)
  expect(found.map(({ file, folder }) => [folder, file.name])).toEqual([
    ['scout', 'a.png'],
    ['scout/north', 'b.png'],
    ['', 'c.png'],
  ])
})

test('single files are taken as they are', async () => {
  const found = await droppedFiles(aDrop([aFile('a.png'), aFile('b.png')]))
  expect(found.map(({ folder }) => folder)).toEqual(['', ''])
})
