import type { Shown } from '@/lib/print-wish'

/** What can stand with a shot, in the order in which it stands there. */
export const shownLabels: Readonly<Record<Shown, string>> = {
  picture: 'Picture',
  number: 'Number',
  name: 'Name',
  rating: 'Rating',
  camera: 'Camera data',
  duration: 'Duration',
  description: 'Description',
  action: 'Action',
  dialogue: 'Dialogue',
  notes: 'Notes',
}

export const isShown = (id: string): id is Shown => id in shownLabels

const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`

export const sheetsSentence = (shots: number, pages: number): string =>
  `${counted(shots, 'shot')} on ${counted(pages, 'page')}`
