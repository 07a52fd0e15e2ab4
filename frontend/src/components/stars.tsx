import { Star } from 'lucide-react'
import { counted } from '@/lib/format/counted'
import './stars.css'

const all = [1, 2, 3, 4, 5] as const

type Props = {
  /** What is rated, such as "1A v003". */
  of: string
  value: number
  onRate: (stars: number) => void
  size?: 14 | 16
}

/** Five stars; pressing the one that is set takes the rating away. */
export function Stars({ of, value, onRate, size = 16 }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: five buttons, not a form
    <div className="stars" role="group" aria-label={`Rating of ${of}: ${value} of 5`}>
      {all.map((stars) => (
        <button
          key={stars}
          type="button"
          aria-label={counted(stars, 'star')}
          aria-pressed={stars === value}
          onClick={() => onRate(stars === value ? 0 : stars)}
        >
          <Star
            size={size}
            strokeWidth={1.6}
            fill={stars <= value ? 'currentColor' : 'none'}
            aria-hidden
          />
        </button>
      ))}
    </div>
  )
}
