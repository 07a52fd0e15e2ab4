import { expect, test } from 'vitest'
import { MOST, nameOf, read } from './sources'

const base = { filesystem: null as never, fullPath: '', getParent: () => undefined }

function aFile(name: string): FileSystemFileEntry {
  const file = (tell: FileCallback) => tell(new File([], name))
  return { ...base, name, isFile: true, isDirectory: false, file }
}

/** Hands out its entries in parts, as browsers do. */
function aFolder(name: string, inside: readonly FileSystemEntry[]): FileSystemDirectoryEntry {
  const createReader = () => {
    let from = 0
    return {
      readEntries(tell: FileSystemEntriesCallback) {
        const part = inside.slice(from, from + 100)
        from += part.length
        tell(part)
      },
    }
  }
  const nothing = () => undefined
  return {
    ...base,
    name,
    isFile: false,
    isDirectory: true,
    createReader,
    getDirectory: nothing,
    getFile: nothing,
  }
}

const files = (count: number) => Array.from({ length: count }, (_, n) => aFile(`${n}.png`))

test('a folder is taken with all that is in it, in the order of its names', async () => {
  const folder = aFolder('day', [aFile('10.png'), aFolder('1', [aFile('a.png')]), aFile('2.png')])
  const { sources, hasFolder, isCut } = await read([folder, aFile('.hidden')], [])
  expect(sources.map(nameOf)).toEqual(['a.png', '2.png', '10.png', '.hidden'])
  expect([hasFolder, isCut]).toEqual([true, false])
})

test('of a folder that holds too much the first files are taken, and it is told', async () => {
  expect((await read([aFolder('day', files(MOST))], [])).isCut).toBe(false)
  const { sources, isCut } = await read([aFolder('day', files(MOST + 1))], [])
  expect([sources.length, isCut]).toEqual([MOST, true])
})

test('of many files without a folder it is told, too', async () => {
  const many = Array.from({ length: MOST + 1 }, (_, n) => new File([], `${n}.png`))
  expect((await read([], many)).isCut).toBe(true)
})
