import type { GalleryFile } from '@/api/gallery'

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

const kinds = { image: 'picture', video: 'clip', audio: 'sound' } as const

/** "1A v002, picture, 3 stars" */
export function spokenName(file: GalleryFile): string {
  const { strong, rest } = captionOf(file)
  const stars = file.rating === 1 ? '1 star' : `${file.rating} stars`
  return [`${strong} ${rest}`.trim(), kinds[file.kind], file.rating > 0 && stars]
    .filter(Boolean)
    .join(', ')
}
