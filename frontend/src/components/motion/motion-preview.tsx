import { Pause, Play } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { fixed } from '@/lib/format/figures'
import type { Frame } from '@/lib/motion'

type Props = {
  src: string | null
  ratio: number
  now: Frame
  at: number
  seconds: number
  isPlaying: boolean
  onToggle: () => void
  onGoTo: (at: number) => void
}

/** What the camera sees at a moment of the move. */
export function MotionPreview({
  src,
  ratio,
  now,
  at,
  seconds,
  isPlaying,
  onToggle,
  onGoTo,
}: Props) {
  const { x, y, w, roll } = now
  return (
    <div className="motion-preview">
      <div className="motion-view" style={{ aspectRatio: ratio }}>
        {src && (
          <img
            src={src}
            alt={`What the camera sees at ${fixed(at * seconds, 1)} s`}
            style={{
              width: `${100 / w}%`,
              height: `${100 / w}%`,
              transformOrigin: `${x * 100}% ${y * 100}%`,
              translate: `${50 - (x * 100) / w}% ${50 - (y * 100) / w}%`,
              left: 0,
              top: 0,
              rotate: `${-roll}deg`,
            }}
          />
        )}
      </div>
      <div className="motion-transport">
        <IconButton label={isPlaying ? 'Pause' : 'Play the move'} onPress={onToggle}>
          {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
        </IconButton>
        <input
          type="range"
          min={0}
          max={1}
          step={0.001}
          value={at}
          aria-label="Moment of the move"
          aria-valuetext={`${fixed(at * seconds, 1)} s of ${fixed(seconds, 1)} s`}
          onChange={({ target }) => onGoTo(Number(target.value))}
        />
        <span className="motion-time">{fixed(at * seconds, 1)} s</span>
      </div>
    </div>
  )
}
