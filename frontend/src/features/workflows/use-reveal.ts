import { type RefObject, useEffect, useRef } from 'react'

type Item = { id: string }

/**
 * Scrolls to the item that was chosen elsewhere, such as one that was just kept. All rows are
 * equally high, so its share of the list says where it lies though it is not drawn yet.
 */
export function useReveal(
  list: RefObject<HTMLElement | null>,
  items: readonly Item[],
  chosen: string | undefined,
): void {
  const revealed = useRef<string | undefined>(undefined)
  useEffect(() => {
    const place = items.findIndex(({ id }) => id === chosen)
    if (chosen === undefined || place < 0 || revealed.current === chosen) return
    revealed.current = chosen
    const element = list.current
    if (!element || element.querySelector(`[data-key="${CSS.escape(chosen)}"]`)) return
    const { scrollHeight, clientHeight } = element
    element.scrollTop = (place / items.length) * scrollHeight - clientHeight / 2
  }, [list, items, chosen])
}
