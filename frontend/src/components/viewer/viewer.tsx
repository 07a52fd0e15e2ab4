import { lazy, Suspense } from 'react'
import type { ViewerProps } from './viewed-picture'

const ViewerDialog = lazy(async () => ({
  default: (await import('./viewer-dialog')).ViewerDialog,
}))

/** One picture as large as the window, with its neighbours; loaded when it is first opened. */
export function Viewer(props: ViewerProps) {
  return (
    <Suspense fallback={null}>
      <ViewerDialog {...props} />
    </Suspense>
  )
}
