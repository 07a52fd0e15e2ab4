import type { PrintPages } from '@/api/types'
import { counted } from '@/lib/format/counted'
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

export const sheetsSentence = (shots: number, pages: number): string =>
  `${counted(shots, 'shot')} on ${counted(pages, 'page')}`

const ofTheReader: readonly string[] = ['chinese', 'japanese', 'korean']

/** What will not come out as it should, in sentences. */
export function caveatsOf({ pages, unwritten }: PrintPages): string[] {
  const isOfTheReader = pages.some(({ items }) =>
    items.some((item) => item.kind === 'text' && ofTheReader.includes(item.face)),
  )
  const letters = [...unwritten].join(' ')
  return [
    ...(isOfTheReader
      ? [
          'Chinese, Japanese and Korean are written with the fonts of the machine that opens the PDF, and may look otherwise there.',
        ]
      : []),
    ...(letters ? [`No typeface of the print has ${letters}, so it is printed without.`] : []),
  ]
}
