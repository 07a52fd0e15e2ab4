import {
  createContext,
  startTransition,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react'
import { useBoardUi } from '../board-ui'

/** What the inspector is about: the selection as it was when the inspector was last drawn. */
export type Inspected = {
  current: string | null
  scene: string | null
  selected: ReadonlySet<string>
}

const InspectedContext = createContext<Inspected | null>(null)

export const InspectedProvider = InspectedContext.Provider

export function useInspected(): Inspected {
  const inspected = useContext(InspectedContext)
  if (!inspected) throw new Error('useInspected needs an InspectedProvider above it.')
  return inspected
}

/**
 * Follows the selection a step behind, so that a panel's ring never waits for dozens of fields.
 * While the fields are behind they must not be reached: what is typed would go to the former shot.
 */
export function useFollowSelection(): { inspected: Inspected; isBehind: boolean } {
  const current = useBoardUi((ui) => ui.current)
  const scene = useBoardUi((ui) => ui.scene)
  const selected = useBoardUi((ui) => ui.selected)
  const isAwaited = useBoardUi((ui) => ui.focusTarget === 'description')
  const now = useMemo(() => ({ current, scene, selected }), [current, scene, selected])
  const [inspected, setInspected] = useState<Inspected>(now)
  useLayoutEffect(() => {
    const follow = () => setInspected(now)
    // The keyboard is on its way into the fields: they must be the right ones before the next key.
    if (isAwaited) follow()
    else startTransition(follow)
  }, [now, isAwaited])
  return { inspected, isBehind: inspected !== now }
}
