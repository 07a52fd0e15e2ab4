import { Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useApi } from '@/api/context'
import { fileUrl } from '@/api/pictures'
import type { Take } from '@/lib/document/model'
import { useProject } from '@/lib/project/project-context'

type Props = { take: Take; isPlaying: boolean; onPlay: (isPlaying: boolean) => void }

/** Ms that a pointer rests before a film plays: who only passes by asks for nothing. */
const RESTS = 200

const hasCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** A film in its panel, without sound: it plays under a resting pointer, or by Space. */
export function PanelVideo({ take, isPlaying, onPlay }: Props) {
  const api = useApi()
  const { project } = useProject()
  const rest = useRef(0)
  useEffect(() => () => clearTimeout(rest.current), [])
  const begin = () => {
    if (!hasCalm()) rest.current = window.setTimeout(() => onPlay(true), RESTS)
  }
  const end = () => {
    clearTimeout(rest.current)
    onPlay(false)
  }
  return (
    <div className="panel-video" onPointerEnter={begin} onPointerLeave={end}>
      {isPlaying ? (
        <video
          className="picture"
          src={fileUrl(api, project.path, take.path)}
          autoPlay
          loop
          muted
          playsInline
        />
      ) : (
        <span className="film-mark">
          <Play size={14} aria-hidden />
          <span className="visually-hidden">A film; Space plays it</span>
        </span>
      )}
    </div>
  )
}
