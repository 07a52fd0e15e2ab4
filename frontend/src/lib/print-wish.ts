import type { PrintWish } from '@/api/types'

export const papers = ['A4', 'A3', 'Letter'] as const
export const orientations = ['landscape', 'portrait'] as const
export const everything = [
  'picture',
  'number',
  'name',
  'rating',
  'camera',
  'duration',
  'description',
  'action',
  'dialogue',
  'notes',
] as const

export type Paper = (typeof papers)[number]
export type Orientation = (typeof orientations)[number]
export type Shown = (typeof everything)[number]

export const MOST_IN_A_ROW = 6

/** What the address of a print restores; what is left out is as `standardPrint` says. */
export type PrintSearch = {
  paper?: Paper
  orientation?: Orientation
  per_row?: number
  show?: Shown[]
  scene?: string
  shot?: string[]
  breaks?: true
  header?: string
  footer?: string
}

export const standardPrint = {
  paper: 'A4',
  orientation: 'landscape',
  per_row: 3,
  show: ['picture', 'number', 'name', 'camera', 'description'],
  header: '{project}',
  footer: '{date}',
} as const satisfies PrintSearch

/** What the service is asked for. */
export function wishOf(search: PrintSearch): PrintWish {
  const { shot, breaks, show, scene, ...rest } = { ...standardPrint, ...search }
  return {
    ...rest,
    show: [...show],
    ...(scene !== undefined && { scene }),
    ...(shot && { shots: [...shot] }),
    scene_on_new_page: breaks === true,
  }
}
