import { useId } from 'react'
import type { Preset } from '@/api/presets'
import type { Catalogue } from '@/api/types'
import { PresetOptics } from './preset-optics'

type LightingStyle = Catalogue['facts']['lighting_styles'][number]

/** How deep the shadows are, by the contrast of the light. */
const depth = { low: 0.2, normal: 0.45, high: 0.75 }

const WIDTH = 240
const HEIGHT = 135

type FrameProps = { preset: Preset; style: LightingStyle | undefined }

/**
 * A card's picture, drawn from the preset's data alone: the palette from dark to light as ground,
 * air and figure, the frame in the film's shape, the shadow as deep and as hard as its light.
 */
function Drawing({ preset: { palette, ratio }, style }: FrameProps) {
  const id = useId()
  const shape = ratio ?? WIDTH / HEIGHT
  const width = Math.min(WIDTH, HEIGHT * shape)
  const height = Math.min(HEIGHT, WIDTH / shape)
  const x = (WIDTH - width) / 2
  const y = (HEIGHT - height) / 2
  const [dark = '#000', ...rest] = palette
  const light = rest.at(-1) ?? '#fff'
  const shadow = depth[style?.contrast ?? 'normal']
  const edge = style?.quality === 'hard' ? 50 : 34
  return (
    <svg className="preset-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <defs>
        <linearGradient id={`${id}-air`} x1="0" y1="1" x2="0" y2="0">
          {rest.map((colour, place) => (
            <stop key={colour} offset={place / Math.max(1, rest.length - 1)} stopColor={colour} />
          ))}
        </linearGradient>
        <linearGradient id={`${id}-fall`}>
          <stop offset={`${edge}%`} stopColor={dark} stopOpacity="0" />
          <stop offset={`${100 - edge}%`} stopColor={dark} stopOpacity={shadow} />
        </linearGradient>
        <clipPath id={`${id}-frame`}>
          <rect x={x} y={y} width={width} height={height} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}-frame)`}>
        <rect x={x} y={y} width={width} height={height} fill={`url(#${id}-air)`} />
        <rect x={x} y={y + height * 0.72} width={width} height={height * 0.28} fill={dark} />
        <g transform={`translate(${WIDTH / 2} ${y + height * 0.46}) scale(${height / 135})`}>
          <path d="M-34 90C-34 34 -18 26 0 26S34 34 34 90Z" fill={rest[0] ?? dark} />
          <ellipse cy="2" rx="17" ry="22" fill={light} />
          <path d="M-34 90C-34 34 -18 26 0 26S34 34 34 90Z" fill={`url(#${id}-fall)`} />
          <ellipse cy="2" rx="17" ry="22" fill={`url(#${id}-fall)`} />
        </g>
        <rect x={x} y={y} width={width} height={height} fill={`url(#${id}-fall)`} opacity="0.6" />
      </g>
    </svg>
  )
}

type Props = FrameProps & { catalogue: Catalogue; isChosen: boolean; onChoose: () => void }

/** One preset of the gallery. */
export function PresetCard({ preset, style, catalogue, isChosen, onChoose }: Props) {
  const { name, facts, palette, kind, gear } = preset
  return (
    <li className="preset">
      <button type="button" aria-pressed={isChosen} onClick={onChoose}>
        <Drawing preset={preset} style={style} />
        <span className="preset-palette" aria-hidden>
          {palette.map((colour) => (
            <i key={colour} style={{ background: colour }} />
          ))}
        </span>
        <span className="preset-name cut">{name}</span>
        <span className="preset-facts cut">{facts}</span>
        {kind === 'live_action' && <PresetOptics gear={gear} catalogue={catalogue} />}
      </button>
    </li>
  )
}
