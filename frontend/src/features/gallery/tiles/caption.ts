import type { GalleryFile } from '@/api/gallery'
import { counted } from '@/lib/format/counted'

/** What stands below a tile: the slate in strong, then what tells this file from its neighbours. */
export type Caption = { strong: string; rest: string }

const stem = (name: string) => name.replace(/\.[^.]+$/, '')

/** The version in a take's file name, as naming profiles write it: "_v003" is v003. */
const versionIn = (name: string) => /(?:^|[_\- ])(v\d{2,})(?:[_\- .]|$)/i.exec(name)?.[1] ?? ''

export function captionOf({ shot, name }: GalleryFile): Caption {
  return shot
    ? { strong: shot, rest: versionIn(name) || stem(name) }
    : { strong: stem(name), rest: '' }
}

const stars = (rating: number) => (rating > 0 ? [counted(rating, 'star')] : [])

const kinds = {
  image: (name: string) => `${name}, picture`,
  video: (name: string) => `${name}, clip`,
  audio: (name: string) => `${name}, sound`,
} as const

/** "1A v002, picture, 3 stars", and what is wrong with it. */
export function spokenName(file: GalleryFile, reason: string | null = null): string {
  const { strong, rest } = captionOf(file)
  const named = kinds[file.kind](`${strong} ${rest}`.trim())
  return [named, ...stars(file.rating), ...(reason ? [reason] : [])].join(', ')
}
