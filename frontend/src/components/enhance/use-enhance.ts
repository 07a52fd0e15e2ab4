import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '@/api/context'
import { type EnhanceRequest, enhance } from '@/api/enhance'
import { changesOf, type Enhancing, heard, toggled } from './enhancing'

type Written = Enhancing & { status: 'written' }

const IDLE: Enhancing = { status: 'idle' }

/** Asks a language model for fuller words and keeps what is decided about each change. */
export function useEnhance() {
  const api = useApi()
  const [state, setState] = useState(IDLE)
  const running = useRef<AbortController | null>(null)

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState(IDLE)
  }, [])
  // Whoever looks at another shot no longer waits for this one.
  useEffect(() => () => running.current?.abort(), [])

  const start = async (request: EnhanceRequest) => {
    running.current?.abort()
    const run = new AbortController()
    running.current = run
    setState({ status: 'writing', original: request.user_prompt, text: '', again: null })
    try {
      for await (const event of enhance(api, request, run.signal)) {
        if (run.signal.aborted) return
        setState((before) => heard(before, event))
      }
    } catch (error) {
      if (!run.signal.aborted) setState({ status: 'failed', error })
    }
  }

  const decide = (choose: (written: Written) => ReadonlySet<string>) =>
    setState((before) =>
      before.status === 'written' ? { ...before, accepted: choose(before) } : before,
    )
  return {
    state,
    start,
    stop,
    toggle: (id: string) => decide(({ accepted }) => toggled(accepted, id)),
    acceptAll: () => decide(({ enhancement }) => new Set(changesOf(enhancement.parts))),
    rejectAll: () => decide(() => new Set()),
  }
}
