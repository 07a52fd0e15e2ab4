import { startTransition, useEffect, useState } from 'react'
import { whenIdle } from '@/lib/when-idle'

/** Ms after which what stands beside is drawn, however busy the page is. */
const AT_LAST = 1_000

/** False until what was drawn first is there: for all that stands beside what a person came for. */
export function useLater(): boolean {
  const [isTime, setTime] = useState(false)
  useEffect(() => whenIdle(() => startTransition(() => setTime(true)), AT_LAST), [])
  return isTime
}
