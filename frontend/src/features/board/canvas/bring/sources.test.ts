import { expect, test } from 'vitest'
import { broughtBy, MOST, nameOf } from './sources'

const kind = 'application/x-studio-files'

/** A drop of files, or of paths of the project. */
const aDrop = (files: File[], paths: string[] = []): DataTransfer =>
  Object.assign(Object.create(null), {
    items: [],
    files,
    types: paths.length > 0 ? [kind] : ['Files'],
    getData: (type: string) => (type === kind ? JSON.stringify(paths) : ''),
  })

test('files of the computer come onto the board, as many as it takes at once', async () => {
  const files = Array.from({ length: MOST + 1 }, (_, n) => new File([], `${n}.png`))
  const { sources, isCut } = await broughtBy(aDrop(files))
  expect([sources.length, isCut]).toEqual([MOST, true])
  expect(sources[0]).toEqual({ kind: 'computer', file: files[0] })
})

test('files of the project are taken by their paths, all of them', async () => {
  const paths = Array.from({ length: MOST + 1 }, (_, n) => `takes/${n}.png`)
  const { sources, isCut } = await broughtBy(aDrop([], paths))
  expect([sources.length, isCut]).toEqual([MOST + 1, false])
  expect(sources.slice(0, 2).map(nameOf)).toEqual(['0.png', '1.png'])
})
