import { lazy, Suspense, useDeferredValue } from 'react'

const Inspector = lazy(async () => ({ default: (await import('./inspector')).Inspector }))

/** The inspector, which is loaded and drawn once the panels stand: they are what a board opens for. */
export function InspectorPart() {
  const isDue = useDeferredValue(true, false)
  const empty = <div className="dock inspector" />
  return <Suspense fallback={empty}>{isDue ? <Inspector /> : empty}</Suspense>
}
