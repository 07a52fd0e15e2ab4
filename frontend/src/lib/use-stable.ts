import { useCallback, useLayoutEffect, useRef } from 'react'

/** The same function at every drawing, which does what the latest `act` does; for what is pressed. */
export function useStable<Args extends readonly unknown[]>(
  act: (...args: Args) => void,
): (...args: Args) => void {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args) => latest.current(...args), [])
}
