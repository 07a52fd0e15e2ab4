import { memo } from 'react'
import type { Angle } from '@/api/types'
import { figure } from './figure'

const WIDE = 4 / 3
/** A figure smaller than this says nothing in a tile: the room round it is cut. */
const [LOWEST, HIGHEST] = [-0.16, 1.2]

type Props = { angle: Pick<Angle, 'bearing' | 'elevation' | 'cuts'> }

/** A little figure seen from the angle. */
export const AngleFigure = memo(function AngleFigure({ angle }: Props) {
  const { bearing, elevation } = angle
  const [low, high] = angle.cuts
  const cuts = [Math.max(low, LOWEST), Math.min(high, HIGHEST)] as const
  return (
    <svg viewBox={`${-WIDE / 2} -0.5 ${WIDE} 1`} className="angle-figure" aria-hidden="true">
      {figure({ bearing, elevation, cuts }).map(({ tone, d }) => (
        <path key={d} d={d} className={`figure-${tone}`} />
      ))}
    </svg>
  )
})
