import { TriangleAlert } from 'lucide-react'
import { type Mark, shotMark } from '@/lib/camera/marks'
import type { Camera } from '@/lib/camera/values'
import { useViolations } from './use-validation'

const words: Readonly<Record<Mark, string>> = {
  hard: 'its camera clashes',
  warning: 'its camera deserves a second look',
}

type Props = { camera: Camera }

/** A board draws a thousand of these: a camera that says nothing must cost nothing. */
const isSilent = (camera: Camera) => Object.keys(camera).length === 0

/** The gravest of what clashes in a camera, small, where there is no room for a reason. */
export function ShotRules({ camera }: Props) {
  return isSilent(camera) ? null : <Triangle camera={camera} />
}

function Triangle({ camera }: Props) {
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
export function RuleFoot({ camera }: Props) {
  return isSilent(camera) ? null : <Half camera={camera} />
}

function Half({ camera }: Props) {
  const mark = shotMark(useViolations(camera))
  return mark && <span className={`foot rule is-${mark}`} />
}
