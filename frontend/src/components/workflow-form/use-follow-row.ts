import { type RefObject, useEffect, useRef } from 'react'

const controlsOf = (row: Element | undefined) =>
  row ? [...row.querySelectorAll<HTMLElement>('button, input')] : []

/** Takes the focus along to where its row has gone; call `follow` before the rows change. */
export function useFollowRow(list: RefObject<HTMLElement | null>, rows: unknown) {
  const target = useRef<{ row: number; control: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once the rows have changed
  useEffect(() => {
    if (!target.current) return
    const { row, control } = target.current
    target.current = null
    const controls = controlsOf(list.current?.children[row]).slice(control)
    const next = controls.find((each) => !each.matches(':disabled'))
    // A field that loses the focus says its number, which it cannot do while React draws.
    queueMicrotask(() => next?.focus())
  }, [list, rows])
  return (from: number, to: number) => {
    const active = document.activeElement
    const control = controlsOf(list.current?.children[from]).findIndex((each) =>
      each.contains(active),
    )
    if (control >= 0) target.current = { row: to, control }
  }
}
