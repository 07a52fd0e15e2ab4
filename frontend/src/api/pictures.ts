import { type Api, answer } from './client'

export const thumbnailWidths = [160, 320, 480, 960, 1920] as const

/** The smallest stored width that fills `width` screen pixels. */
export function thumbnailWidth(width: number): number {
  return thumbnailWidths.find((stored) => stored >= width) ?? 1920
}

/** What small frames ask for: a panel's own size at common zooms, so that one picture serves both. */
export const SMALL = 320

type Picture = { project: string; path: string; width: number; version?: string | undefined }

export const thumbnailUrl = (api: Api, { project, path, width, version }: Picture) =>
  api.gallery.url('/api/gallery/thumbnail', {
    project,
    path,
    width: thumbnailWidth(width),
    v: version,
  })

export const fileUrl = (api: Api, project: string, path: string) =>
  api.gallery.url('/api/gallery/file', { project, path })

/** The file itself. */
export const readMedia = async (api: Api, project: string, path: string): Promise<Blob> =>
  answer(
    api.gallery.GET('/api/gallery/file', { params: { query: { project, path } }, parseAs: 'blob' }),
  )
