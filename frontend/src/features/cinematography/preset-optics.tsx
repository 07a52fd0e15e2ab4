import type { Catalogue } from '@/api/types'
import type { Camera } from '@/lib/camera/values'
import { fieldOfView, opticsOf } from './optics'

/** A mm of a sensor in px: the widest film fills its place, the narrowest can still be seen. */
const PX = 0.46

const WIDTH = 34
const HEIGHT = 24

/** The wedge that a lens sees, from above. */
function Wedge({ across }: { across: number }) {
  const half = (across / 2) * (Math.PI / 180)
  const reach = HEIGHT - 2
  const x = reach * Math.sin(half)
  const y = HEIGHT - 1 - reach * Math.cos(half)
  const [left, right, foot] = [WIDTH / 2 - x, WIDTH / 2 + x, HEIGHT - 1]
  return (
    <svg className="glyph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <path
        className="view"
        d={`M${WIDTH / 2} ${foot}L${left} ${y}A${reach} ${reach} 0 0 1 ${right} ${y}Z`}
      />
    </svg>
  )
}

/** The exposed frame, all in one scale. */
function Gate({ width, height }: { width: number; height: number }) {
  const [w, h] = [width * PX, height * PX]
  return (
    <svg className="glyph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <rect className="gate" x={(WIDTH - w) / 2} y={(HEIGHT - h) / 2} width={w} height={h} />
    </svg>
  )
}

/** What a film was shot on and what its lens saw, drawn from its gear. */
export function PresetOptics({ gear, catalogue }: { gear: Camera; catalogue: Catalogue }) {
  const optics = opticsOf(gear, catalogue)
  const seen = fieldOfView(optics)
  const { formats, cameras } = catalogue.facts
  const format = formats.find(({ id }) => id === gear.capture_format)
  const body = cameras.find(({ id }) => id === gear.body)
  return (
    <span className="preset-optics">
      {optics.sensor && <Gate {...optics.sensor} />}
      <span className="cut">{format?.label ?? body?.label ?? 'Format not known'}</span>
      {seen && (
        <>
          <Wedge across={seen.across} />
          <span>
            {optics.focalLength} mm
            <span className="visually-hidden">, {Math.round(seen.across)}° across</span>
          </span>
        </>
      )}
    </span>
  )
}
