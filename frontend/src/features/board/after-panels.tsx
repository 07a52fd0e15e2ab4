import { type ReactNode, useDeferredValue } from 'react'

type Props = {
  /** As large as what comes, so that nothing moves. */
  meanwhile: ReactNode
  children: ReactNode
}

/** What is drawn once the panels stand: they are what a board opens for, and are heeded before the rest. */
export function AfterPanels({ meanwhile, children }: Props) {
  return useDeferredValue(true, false) ? children : meanwhile
}
