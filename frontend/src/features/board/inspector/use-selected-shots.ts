import { useMemo } from 'react'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { useInspected } from './inspected'

/** The selected shots, the current one first: what is set in the inspector is set in all. */
export function useSelectedShots(current: Shot): readonly Shot[] {
  const { selected } = useInspected()
  const shots = useBoardState((state) => state.shots)
  return useMemo(() => {
    const others = [...selected].filter((id) => id !== current.id)
    return [current, ...others.flatMap((id) => shots[id] ?? [])]
  }, [selected, shots, current])
}
