import { type RefObject, useCallback, useEffect } from 'react'
import { type OutlineRow, ROW_HEIGHT } from './outline-rows'

/** Scrolls the tree so that a row can be seen, and does so for the current shot by itself. */
export function useRowInView(
  tree: RefObject<HTMLElement | null>,
  rows: readonly OutlineRow[],
  current: string | null,
) {
  const bringIntoView = useCallback(
    (id: string) => {
      const index = rows.findIndex((row) => row.id === id)
      if (!tree.current || index < 0) return
      const { scrollTop, clientHeight } = tree.current
      const top = index * ROW_HEIGHT
      if (top < scrollTop) tree.current.scrollTop = top
      else if (top + ROW_HEIGHT > scrollTop + clientHeight) {
        tree.current.scrollTop = top + ROW_HEIGHT - clientHeight
      }
    },
    [tree, rows],
  )
  useEffect(() => {
    if (current !== null) bringIntoView(current)
  }, [current, bringIntoView])
  return bringIntoView
}
