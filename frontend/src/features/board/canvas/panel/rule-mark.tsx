import { TriangleAlert } from 'lucide-react'
import { useViolations } from '@/components/camera/use-validation'
import { shotMark } from '@/lib/camera/marks'
import type { Shot } from '@/lib/document/model'
import { openSection, showShot } from '../../board-ui'

/** On a shot whose camera clashes: says why, and opens the repairs. */
export function RuleMark({ shot }: { shot: Shot }) {
  const violations = useViolations(shot.camera)
  const mark = shotMark(violations)
  if (!mark) return null
  const sentence = violations.map(({ message }) => message).join(' ')
  return (
    <button
      type="button"
      className={`nodrag nopan icon-button small rule-mark is-${mark}`}
      aria-label={`${shot.code}: ${sentence} Show the camera`}
      title={sentence}
      onClick={() => {
        showShot(shot.id)
        openSection('camera')
      }}
    >
      <TriangleAlert size={14} aria-hidden />
    </button>
  )
}
