import { diagonal, fieldOfView, type Optics } from './optics'

const mm = (length: number) => `${Number(length.toFixed(1))} mm`
const degrees = (angle: number) => `${Math.round(angle)}°`

/** The wedge that the lens sees, from above. */
function FieldOfView({ optics }: { optics: Optics }) {
  const seen = fieldOfView(optics)
  if (!seen) {
    return <p className="t-12 t3">Set a lens and a camera or format to see its field of view.</p>
  }
  const { squeeze } = optics
  const { across, down } = seen
  const half = (across / 2) * (Math.PI / 180)
  const reach = 84
  const x = 100 + reach * Math.sin(half)
  const y = 92 - reach * Math.cos(half)
  const words = `${degrees(across)} across, ${degrees(down)} down`
  return (
    <figure className="drawing">
      <svg viewBox="0 0 200 100" role="img" aria-label={`Field of view: ${words}`}>
        <path className="view" d={`M100 92L${200 - x} ${y}A${reach} ${reach} 0 0 1 ${x} ${y}Z`} />
        <path className="axis" d="M100 92V8" />
        <rect className="body" x="92" y="92" width="16" height="7" />
      </svg>
      <figcaption>
        {words}
        {squeeze !== 1 && `, squeezed ${squeeze}x`}
      </figcaption>
    </figure>
  )
}

/** The circle that the lenses fill, and the sensor in it. */
function Coverage({ optics }: { optics: Optics }) {
  const { sensor, circle, isStated } = optics
  if (sensor === null || circle === null) {
    return <p className="t-12 t3">Set a lens family and a camera or format to see its coverage.</p>
  }
  const across = diagonal(sensor)
  const scale = 92 / Math.max(circle, across)
  const width = sensor.width * scale
  const height = sensor.height * scale
  const fills = circle + 0.05 >= across
  const words = `${isStated ? '' : 'at least '}${mm(circle)} circle, ${mm(across)} sensor diagonal`
  return (
    <figure className="drawing">
      <svg viewBox="0 0 200 100" role="img" aria-label={`Coverage: ${words}`}>
        <circle className="circle" cx="100" cy="50" r={(circle * scale) / 2} />
        <rect
          className={fills ? 'sensor' : 'sensor is-short'}
          x={100 - width / 2}
          y={50 - height / 2}
          width={width}
          height={height}
        />
      </svg>
      <figcaption>
        {words}
        {!fills &&
          (isStated ? '. The corners stay dark.' : '. Whether it fills more is not known.')}
      </figcaption>
    </figure>
  )
}

export function LensDrawing({ optics }: { optics: Optics }) {
  return (
    <div className="drawings">
      <FieldOfView optics={optics} />
      <Coverage optics={optics} />
    </div>
  )
}
