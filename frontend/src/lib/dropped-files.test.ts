import { expect, test } from 'vitest'
import { droppedFiles } from './dropped-files'

/** As browsers hand out entries: a few at a time, and none at last. */
const aFolder = (name: string, within: unknown[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const rest = [...within]
    return { readEntries: (done: (part: unknown[]) => void) => done(rest.splice(0, 100)) }
  },
})

const aFile = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (done: (file: File) => void) => done(new File([], name)),
})

const files = (count: number) => Array.from({ length: count }, (_, n) => aFile(`${n}.png`))

/** What a drop carries, as far as it is asked for. */
const aDrop = (entries: { name: string }[]) => {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }))
  const files = entries.map(({ name }) => new File([], name))
  return Object.assign(Object.create(null), { items, files })
}

async function found(entries: { name: string }[], most?: number) {
  const { files, ...rest } = await droppedFiles(aDrop(entries), most)
  return { files: files.map(({ file, folder }) => `${folder}:${file.name}`), ...rest }
}

test('files of a dropped folder keep their place in it, and hidden ones stay away', async () => {
  const inner = aFolder('north', [aFile('b.png'), aFile('.DS_Store')])
  const entries = [aFolder('scout', [aFile('a.png'), inner]), aFile('c.png')]
  expect(await found(entries)).toEqual({
    files: ['scout:a.png', 'scout/north:b.png', ':c.png'],
    hasFolder: true,
    isCut: false,
  })
})

test('a folder is taken in the order of its names', async () => {
  const folder = aFolder('day', [aFile('10.png'), aFolder('1', [aFile('a.png')]), aFile('2.png')])
  const { files } = await found([folder, aFile('.chosen by hand')])
  expect(files).toEqual(['day/1:a.png', 'day:2.png', 'day:10.png', ':.chosen by hand'])
})

test('single files are taken as they are', async () => {
  const told = { files: [':b.png', ':a.png'], hasFolder: false, isCut: false }
  expect(await found([aFile('b.png'), aFile('a.png')])).toEqual(told)
})

test('of a folder that holds too much the first files are taken, and it is told', async () => {
  expect((await found([aFolder('day', files(250))], 250)).isCut).toBe(false)
  const { files: taken, isCut } = await found([aFolder('day', files(251))], 250)
  expect([taken.length, taken.at(-1), isCut]).toEqual([250, 'day:249.png', true])
})

test('of many files without a folder it is told, too', async () => {
  const { files: taken, isCut } = await found(files(251), 250)
  expect([taken.length, isCut]).toEqual([250, true])
})
