import { expect, test } from 'vitest'
import type { GalleryFile } from '@/api/gallery'
import { aFile } from '@/testing/gallery-server'
import { FileShelf } from './file-shelf'

type Question = { ids: readonly number[]; signal: AbortSignal; answer: (ids: number[]) => void }

/** A service that answers when it is told to, and writes down what it was asked. */
function slowService() {
  const questions: Question[] = []
  const read = (ids: readonly number[], signal: AbortSignal) =>
    new Promise<GalleryFile[]>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      const answer = (found: number[]) => resolve(found.map((id) => aFile({ id })))
      questions.push({ ids, signal, answer })
    })
  return { questions, shelf: new FileShelf(read) }
}

/** Until everything that waits for nothing has happened. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('what is in view is asked for once and together', async () => {
  const { questions, shelf } = slowService()
  shelf.want([1])
  shelf.want([1, 2])
  await settled()
  expect(questions.map(({ ids }) => ids)).toEqual([[1, 2]])
  questions[0]?.answer([1, 2])
  await settled()
  expect(shelf.get(2)?.id).toBe(2)
  shelf.want([2, 1])
  await settled()
  expect(questions).toHaveLength(1)
})

test('a question about what was scrolled by is taken back', async () => {
  const { questions, shelf } = slowService()
  shelf.want([1, 2])
  await settled()
  shelf.want([3])
  await settled()
  expect(questions.map(({ signal }) => signal.aborted)).toEqual([true, false])
})

test('a file that is gone is not asked for over and over', async () => {
  const { questions, shelf } = slowService()
  shelf.want([1])
  await settled()
  questions[0]?.answer([])
  await settled()
  shelf.want([1])
  await settled()
  expect(questions).toHaveLength(1)
})

test('when the gallery changes, what is in view is read again and shown until then', async () => {
  const { questions, shelf } = slowService()
  shelf.want([1])
  await settled()
  questions[0]?.answer([1])
  await settled()
  shelf.refresh()
  await settled()
  expect(questions).toHaveLength(2)
  expect(shelf.get(1)).toBeDefined()
})
