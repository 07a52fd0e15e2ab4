import { lazy, Suspense } from 'react'
import type { CompareProps } from '../viewer/viewed-picture'

const CompareDialog = lazy(async () => ({
  default: (await import('./compare-dialog')).CompareDialog,
}))

/** Two to four pictures against each other; loaded when it is first opened. */
export function Compare(props: CompareProps) {
  return (
    <Suspense fallback={null}>
      <CompareDialog {...props} />
    </Suspense>
  )
}
