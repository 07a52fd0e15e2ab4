import { expect, test } from 'vitest'
import type { MediaValue } from '@/lib/workflow/values'
import { mediaJson, readMedia } from '@/lib/workflow/values'
import { editedWords, keptEdit, pictureToEdit } from './edited-file'

const blob = new Blob(['x'], { type: 'image/png' })
const nothing = { crop: null, picture: null, mask: null, paint: null }
const shelf = { keep: async ({ name }: File) => `inputs/${name}` }

const plain: MediaValue = { path: 'inputs/a.png', enabled: true }

test('a crop is a file of its own that remembers what it was cut from', async () => {
  const crop = { x: 1, y: 2, width: 30, height: 40 }
  const kept = await keptEdit(plain, { ...nothing, crop, picture: blob }, shelf)
  expect(kept).toEqual({ path: 'inputs/picture.png', enabled: true, source: 'inputs/a.png', crop })
  expect(readMedia(mediaJson(kept))).toEqual(kept)
  expect(editedWords(kept)).toBe('cropped')
})

test('a picture that is only masked stays the file that it is', async () => {
  const kept = await keptEdit(plain, { ...nothing, mask: blob }, shelf)
  expect(kept).toEqual({ path: 'inputs/a.png', enabled: true, mask: 'inputs/mask.png' })
})

test('what is edited again begins with what it was made from', async () => {
  const crop = { x: 0, y: 0, width: 10, height: 10 }
  const before: MediaValue = { path: 'inputs/c.png', enabled: true, source: 'inputs/a.png', crop }
  const asked = pictureToEdit(before, { title: 'Start', fileUrl: (path) => `/${path}` })
  expect(asked).toEqual({ title: 'Start', source: '/inputs/a.png', crop, mask: null, paint: null })
  const undone = await keptEdit(before, nothing, shelf)
  expect(mediaJson(undone)).toBe('inputs/a.png')
})
