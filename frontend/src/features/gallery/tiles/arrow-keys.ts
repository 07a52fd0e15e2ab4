import type { Layout } from '../layout/layout'

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean }

/** Which tile a key goes to from `index` (-1: none); null for keys that go nowhere. */
export function nextIndex(
  { key, ctrlKey, metaKey }: Pressed,
  index: number,
  { layout, view }: { layout: Layout; view: number },
): number | null {
  const last = layout.count - 1
  if (last < 0) return null
  const from = Math.max(0, index)
  const clamp = (next: number) => Math.min(last, Math.max(0, next))
  const byView = (way: 'up' | 'down') => {
    const { y } = layout.box(from)
    let next = from
    for (let before = -1; before !== next && Math.abs(layout.box(next).y - y) < view; ) {
      before = next
      next = layout.beside(next, way)
    }
    return next
  }
  if (index < 0 && key.startsWith('Arrow')) return 0
  switch (key) {
    case 'ArrowRight':
      return clamp(from + 1)
    case 'ArrowLeft':
      return clamp(from - 1)
    case 'ArrowDown':
      return ctrlKey || metaKey ? last : layout.beside(from, 'down')
    case 'ArrowUp':
      return ctrlKey || metaKey ? 0 : layout.beside(from, 'up')
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return byView('down')
    case 'PageUp':
      return byView('up')
    default:
      return null
  }
}
