/** What a file of the project is by its name, as the services count them. */

const kinds: Readonly<Record<string, 'image' | 'video' | 'audio'>> = {
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  webp: 'image',
  gif: 'image',
  avif: 'image',
  tif: 'image',
  tiff: 'image',
  mp4: 'video',
  mov: 'video',
  webm: 'video',
  mkv: 'video',
  avi: 'video',
  wav: 'audio',
  flac: 'audio',
  mp3: 'audio',
  ogg: 'audio',
  opus: 'audio',
  m4a: 'audio',
}

type SlotType = 'image' | 'mask' | 'video' | 'audio'

const endingOf = (path: string) => path.slice(path.lastIndexOf('.') + 1).toLowerCase()

/** Whether a slot takes a file; a mask is a picture. */
export const fitsSlot = (path: string, type: SlotType): boolean =>
  kinds[endingOf(path)] === (type === 'mask' ? 'image' : type)

/** What a dialog for choosing files offers. */
export const acceptedBy = (type: SlotType): string => `${type === 'mask' ? 'image' : type}/*`

const words = { image: 'a picture', mask: 'a picture', video: 'a video', audio: 'a sound' } as const

export const slotWords = (type: SlotType): string => words[type]
