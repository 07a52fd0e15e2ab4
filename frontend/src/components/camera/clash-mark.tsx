import { TriangleAlert } from 'lucide-react'
import type { Mark } from '@/lib/camera/marks'

/** On what clashes with something else. */
export function ClashMark({ mark }: { mark: Mark }) {
  return (
    <span className={`rule-mark is-${mark}`}>
      <span className="visually-hidden">, clashes</span>
      <TriangleAlert size={14} aria-hidden />
    </span>
  )
}
