import type { Crop } from '@/lib/workflow/values'
import type { Size } from '../viewer/view'

/** What was done to a picture. Of a picture that is left as it is, `picture` is null. */
export type EditedPicture = {
  crop: Crop | null
  /** The crop with the paint on it. */
  picture: Blob | null
  /** As large as the crop: white is what a graph may change, black is not. */
  mask: Blob | null
  /** As large as the crop, transparent where nothing was painted; for the next time. */
  paint: Blob | null
}

/** Where the picture and what was done to it before are to be read. */
export type PictureToEdit = {
  title: string
  /** The picture as it was before anything was done to it. */
  source: string
  crop: Crop | null
  mask: string | null
  paint: string | null
}

export type PictureEditorProps = {
  picture: PictureToEdit
  /** The shape of the film's frame. */
  frame: Size | null
  /** Resolves once what was done is kept; its refusal is told, and the editor stays open. */
  onSave: (edited: EditedPicture) => Promise<void>
  onClose: () => void
}
