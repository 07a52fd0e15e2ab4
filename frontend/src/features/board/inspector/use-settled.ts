import { useEffect, useState } from 'react'

/** `value` as it was when it last stayed the same for `delay` ms. */
export function useSettled<T>(value: T, delay = 350): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return settled
}
