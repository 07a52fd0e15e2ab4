import { expect, test } from 'vitest'
import { dragFile, dragFiles, droppedFile, droppedPaths } from './dragged-file'

/** What a browser carries from the start of a drag to its end. */
class Carried {
  readonly #data = new Map<string, string>()
  readonly files = []
  effectAllowed = 'none'
  setData = (type: string, value: string) => void this.#data.set(type, value)
  getData = (type: string) => this.#data.get(type) ?? ''
  get types() {
    return [...this.#data.keys()]
  }
}

const carried = () => new Carried() as unknown as DataTransfer

test('several files are let go as all of them, or as the first where one is wanted', () => {
  const dataTransfer = carried()
  dragFiles({ dataTransfer }, ['a/1.png', 'b "2".png'])
  expect(droppedPaths(dataTransfer)).toEqual(['a/1.png', 'b "2".png'])
  expect(droppedFile(dataTransfer)).toEqual({ kind: 'project', path: 'a/1.png' })
})

test('one file dragged from the board is a list of one', () => {
  const dataTransfer = carried()
  dragFile({ dataTransfer }, 'a/1.png')
  expect(droppedPaths(dataTransfer)).toEqual(['a/1.png'])
  expect(droppedPaths(carried())).toEqual([])
})
