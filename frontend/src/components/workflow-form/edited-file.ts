import type { EditedPicture, PictureToEdit } from '@/components/picture-editor/models'
import type { MediaValue } from '@/lib/workflow/values'
import type { FileShelf } from './form-context'

/** What the editor is given: the picture as it was, and all that was done to it. */
export function pictureToEdit(
  file: MediaValue,
  { title, fileUrl }: Pick<FileShelf, 'fileUrl'> & { title: string },
): PictureToEdit {
  const { path, source = path, crop = null, mask, paint } = file
  return {
    title,
    source: fileUrl(source),
    crop,
    mask: mask === undefined ? null : fileUrl(mask),
    paint: paint === undefined ? null : fileUrl(paint),
  }
}

/** Keeps what the editor made, and says where; what was there before stays as it is. */
export async function keptEdit(
  file: MediaValue,
  edited: EditedPicture,
  { keep }: Pick<FileShelf, 'keep'>,
): Promise<MediaValue> {
  const { source = file.path, enabled } = file
  const kept = (name: string, blob: Blob | null) =>
    blob && keep(new File([blob], `${name}.png`, { type: 'image/png' }))
  const [picture, mask, paint] = await Promise.all([
    kept('picture', edited.picture),
    kept('mask', edited.mask),
    kept('paint', edited.paint),
  ])
  return {
    path: picture ?? source,
    enabled,
    ...(picture !== null && { source }),
    ...(edited.crop && { crop: edited.crop }),
    ...(mask !== null && { mask }),
    ...(paint !== null && { paint }),
  }
}

/** "cropped, masked", or nothing of a picture that is as it was. */
export const editedWords = ({ crop, paint, mask }: MediaValue): string =>
  [crop && 'cropped', paint && 'painted on', mask && 'masked'].filter(Boolean).join(', ')
