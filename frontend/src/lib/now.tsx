import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const NowContext = createContext<number | null>(null)

/** The time in ms, once a second, for whatever counts down below it. */
export function NowProvider({ children }: { children: ReactNode }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <NowContext value={now}>{children}</NowContext>
}

/** Draws the caller again each second. */
export function useNow(): number {
  const now = useContext(NowContext)
  if (now === null) throw new Error('useNow needs a NowProvider above it.')
  return now
}
