import { useQuery } from '@tanstack/react-query'
import { Pause, Play, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useApi } from '@/api/context'
import { peaksQuery } from '@/api/gallery-sound'
import { fileUrl } from '@/api/pictures'
import { ErrorNote } from '@/components/error-note'
import { IconButton } from '@/components/icon-button'
import { Skeleton } from '@/components/skeleton'
import type { ProjectFacts } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'
import { clock } from './numbers'
import { useWaveform } from './use-waveform'

/** Seconds that an arrow key goes. */
const STEP = 5

type Props = { music: NonNullable<ProjectFacts['music']> }

/** The film's music as a line of its loudness: play, pause, go to a moment. */
export function MusicPlayer({ music }: Props) {
  const api = useApi()
  const { project, edits } = useProject()
  const { data, error, refetch } = useQuery(peaksQuery(api, project.path, music.path))
  const url = fileUrl(api, project.path, music.path)
  const sound = useMemo(() => data && { ...data, url }, [data, url])
  const place = useRef<HTMLDivElement>(null)
  const { player, at, isPlaying } = useWaveform(place, sound)
  if (error) {
    return <ErrorNote title="The music is missing" error={error} onRetry={() => void refetch()} />
  }
  const seconds = data?.seconds ?? 0
  const go = (by: number) => player?.setTime(Math.max(0, Math.min(seconds, at + by)))
  return (
    <div className="music-player">
      <IconButton
        label={isPlaying ? 'Pause the music' : 'Play the music'}
        isDisabled={!player}
        onPress={() => void player?.playPause()}
      >
        {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </IconButton>
      {!data && <Skeleton height={56} />}
      <div
        ref={place}
        className="music-line"
        role="slider"
        tabIndex={0}
        aria-label="Moment of the music"
        aria-valuemin={0}
        aria-valuemax={Math.round(seconds)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={`${clock(at)} of ${clock(seconds)}`}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') go(-STEP)
          if (key === 'ArrowRight') go(STEP)
        }}
      />
      <span className="music-time">
        {clock(at)} / {clock(seconds)}
      </span>
      <span className="cut t3">{music.name}</span>
      <IconButton label="Take the music away" size="small" onPress={() => edits.setMusic(null)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
