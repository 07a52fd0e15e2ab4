import { Pause, Play, Repeat, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react'
import { IconButton } from '../icon-button'
import { frameAt, timecode } from './frames'
import type { Transport } from './use-transport'

type Props = { transport: Transport; fps: number }

/** Plays, stops, and goes frame by frame. */
export function TransportBar({ transport, fps }: Props) {
  const { isPlaying, isLooping, isMuted, time, duration } = transport
  const frame = frameAt(time, fps)
  const last = Math.max(0, frameAt(duration, fps) - 1)
  return (
    <>
      <IconButton label={isPlaying ? 'Pause' : 'Play'} shortcut="K" onPress={transport.toggle}>
        {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </IconButton>
      <IconButton label="One frame back" shortcut="," onPress={() => transport.step(-1)}>
        <StepBack size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton label="One frame on" shortcut="." onPress={() => transport.step(1)}>
        <StepForward size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <input
        type="range"
        className="viewer-time"
        aria-label="Place in the video"
        aria-valuetext={timecode(frame, fps)}
        min={0}
        max={duration || 1}
        step="any"
        value={time}
        onChange={({ target }) => transport.seek(target.valueAsNumber)}
      />
      <output className="viewer-timecode">
        {timecode(frame, fps)} <span className="t3">of {timecode(last + 1, fps)}</span>
      </output>
      <IconButton label="Loop" shortcut="L" aria-pressed={isLooping} onPress={transport.toggleLoop}>
        <Repeat size={16} strokeWidth={1.6} aria-hidden />
      </IconButton>
      <IconButton
        label={isMuted ? 'Sound on' : 'Sound off'}
        shortcut="M"
        onPress={transport.toggleSound}
      >
        {isMuted ? <VolumeX size={16} aria-hidden /> : <Volume2 size={16} aria-hidden />}
      </IconButton>
    </>
  )
}
