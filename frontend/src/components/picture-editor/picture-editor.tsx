import { lazy, Suspense } from 'react'
import type { PictureEditorProps } from './models'

const EditorDialog = lazy(async () => ({
  default: (await import('./editor-dialog')).EditorDialog,
}))

/** Crops a picture, paints on it and masks it; loaded when it is first opened. */
export function PictureEditor(props: PictureEditorProps) {
  return (
    <Suspense fallback={null}>
      <EditorDialog {...props} />
    </Suspense>
  )
}
