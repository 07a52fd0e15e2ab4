import { TriangleAlert } from 'lucide-react'
import { type Mark, shotMark } from '@/lib/camera/marks'
import type { Camera } from '@/lib/camera/values'
import { useViolations } from './use-validation'

const words: Readonly<Record<Mark, string>> = {
  hard: 'its camera clashes',
  warning: 'its camera deserves a second look',
}

/** The gravest of what clashes in a camera, small, where there is no room for a reason. */
export function ShotRules({ camera }: { camera: Camera }) {
  const violations = useViolations(camera)
  const mark = shotMark(violations)
  if (!mark) return null
  return (
    <span
      className={`rule-mark is-${mark}`}
      title={violations.map(({ message }) => message).join(' ')}
    >
      <TriangleAlert size={14} aria-hidden />
      <span className="visually-hidden">, {words[mark]}</span>
    </span>
  )
}

/** As `ShotRules`, where only a few px are left: the right half of a tile's foot. */
export function RuleFoot({ camera }: { camera: Camera }) {
  const mark = shotMark(useViolations(camera))
  return mark && <span className={`foot rule is-${mark}`} />
}
