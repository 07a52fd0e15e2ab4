import type { Api } from '@/api/client'
import type { GalleryFile } from '@/api/gallery'
import { fileUrl, thumbnailUrl } from '@/api/pictures'
import type { ViewedPicture } from '@/components/viewer/viewed-picture'
import { madeWith } from '../details/made-with'
import { captionOf } from '../tiles/caption'

type Where = { api: Api; project: string }

/** A file as the viewer shows it. */
export function viewedFile(file: GalleryFile, { api, project }: Where): ViewedPicture {
  const { strong, rest } = captionOf(file)
  const { path, v } = file
  return {
    key: String(file.id),
    src: (width) => thumbnailUrl(api, { project, path, width, version: v }),
    full: fileUrl(api, project, path),
    kind: file.kind,
    width: file.width ?? 0,
    height: file.height ?? 0,
    title: `${strong} ${rest}`.trim(),
    duration: file.duration_seconds ?? undefined,
    facts: [
      ...(file.prompt ? [['Prompt', file.prompt] as const] : []),
      ...madeWith(file, undefined, { workflow: null }),
    ],
    rating: file.rating,
  }
}
