import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useBoardUi } from './board-ui'

const CALM = 300

/** Writes the current shot into the address once the selection rests, so that a reload restores it. */
export function useSelectionInAddress(): void {
  const navigate = useNavigate({ from: '/p/$project/board' })
  const router = useRouter()
  const current = useBoardUi((ui) => ui.current)
  useEffect(() => {
    const timer = setTimeout(() => {
      // Somebody is on the way to another room, which is still loading: do not call them back.
      if (!router.latestLocation.pathname.endsWith('/board')) return
      void navigate({ search: current === null ? {} : { shot: current }, replace: true })
    }, CALM)
    return () => clearTimeout(timer)
  }, [navigate, router, current])
}
