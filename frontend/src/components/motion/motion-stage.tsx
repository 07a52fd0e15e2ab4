import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Frame } from '@/lib/motion'
import type { MotionDraft } from './use-motion-draft'

/** The picture is drawn 1,000 wide, whatever its size on the screen. */
const WIDTH = 1000

/** Of the picture; what an arrow key moves, and with Shift ten times that. */
const NUDGE = 0.005

const arrows: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

type Props = { draft: MotionDraft; src: string | null; ratio: number; now: Frame }

/** The picture with the frame of every keyframe on it, to drag and to widen. */
export function MotionStage({ draft, src, ratio, now }: Props) {
  const stage = useRef<SVGSVGElement>(null)
  const height = WIDTH / ratio
  const { keyframes, chosen } = draft
  const place = ({ clientX, clientY }: PointerEvent) => {
    const box = stage.current?.getBoundingClientRect()
    if (!box) return { x: 0.5, y: 0.5 }
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }
  }
  const drag = (index: number, follow: (at: { x: number; y: number }) => Partial<Frame>) => ({
    onPointerDown: (event: PointerEvent<SVGElement>) => {
      draft.choose(index)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<SVGElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        draft.change(index, follow(place(event)))
      }
    },
  })
  const onKeyDown = (index: number, frame: Frame) => (event: KeyboardEvent) => {
    const way = arrows[event.key]
    if (!way) return
    event.preventDefault()
    const step = event.shiftKey ? NUDGE * 10 : NUDGE
    draft.change(index, { x: frame.x + way.x * step, y: frame.y + way.y * step })
  }
  const box = ({ x, y, w }: Frame) => ({
    x: (x - w / 2) * WIDTH,
    y: (y - w / 2) * height,
    width: w * WIDTH,
    height: w * height,
  })
  const turned = ({ x, y, roll }: Frame) => `rotate(${roll} ${x * WIDTH} ${y * height})`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing, no form
    <svg
      ref={stage}
      className="motion-stage"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="group"
      aria-label="The picture and the frames of the move"
    >
      {src && (
        <image href={src} width={WIDTH} height={height} preserveAspectRatio="xMidYMid slice" />
      )}
      <polyline
        className="motion-way"
        points={keyframes.map(({ x, y }) => `${x * WIDTH},${y * height}`).join(' ')}
      />
      <rect className="motion-now" {...box(now)} transform={turned(now)} />
      {keyframes.map((keyframe, index) => {
        const { x, y, width, height: tall } = box(keyframe)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a keyframe is its place on the way
          <g key={index} transform={turned(keyframe)}>
            {/* biome-ignore lint/a11y/useSemanticElements: a shape of the drawing */}
            <rect
              className={index === chosen ? 'motion-frame is-chosen' : 'motion-frame'}
              x={x}
              y={y}
              width={width}
              height={tall}
              tabIndex={0}
              role="button"
              aria-label={`Keyframe ${index + 1} of ${keyframes.length}; arrows move it`}
              aria-pressed={index === chosen}
              onFocus={() => draft.choose(index)}
              onKeyDown={onKeyDown(index, keyframe)}
              {...drag(index, (at) => at)}
            />
            <text className="motion-number" x={x + 10} y={y + 28}>
              {index + 1}
            </text>
            <circle
              className="motion-corner"
              cx={x + width}
              cy={y + tall}
              r={12}
              {...drag(index, (at) => ({ w: 2 * Math.abs(at.x - keyframe.x) }))}
            />
          </g>
        )
      })}
    </svg>
  )
}
