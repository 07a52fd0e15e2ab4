import { lazy, Suspense } from 'react'
import { AfterPanels } from '../after-panels'

const Inspector = lazy(async () => ({ default: (await import('./inspector')).Inspector }))

const empty = <div className="dock inspector" />

/** The inspector, which is loaded and drawn behind the panels. */
export function InspectorPart() {
  return (
    <AfterPanels meanwhile={empty}>
      <Suspense fallback={empty}>
        <Inspector />
      </Suspense>
    </AfterPanels>
  )
}
