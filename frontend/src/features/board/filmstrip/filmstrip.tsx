import { useEffect, useMemo, useRef } from 'react'
import { useBoardState } from '@/lib/project/project-context'
import { useWindow } from '@/lib/use-window'
import { useBoardUi } from '../board-ui'
import { useScenes } from '../use-order'
import { FilmFrame } from './film-frame'
import { filmFrames, frameStarts } from './film-frames'

const FRAME_HEIGHT = 56

/** The shots in the order of the cut. */
export function Filmstrip() {
  const scenes = useScenes()
  const current = useBoardUi((ui) => ui.current)
  const aspect = useBoardState(({ project }) => project.frameWidth / project.frameHeight)
  const fps = useBoardState(({ project }) => project.fps)
  const natural = Math.round(FRAME_HEIGHT * (Number.isFinite(aspect) ? aspect : 16 / 9))
  const frames = useMemo(() => filmFrames(scenes, { fps, natural }), [scenes, fps, natural])
  const starts = useMemo(() => frameStarts(frames), [frames])
  const strip = useRef<HTMLElement>(null)
  const { from, to } = useWindow(strip, { starts, isHorizontal: true })

  useEffect(() => {
    const index = frames.findIndex(({ id }) => id === current)
    const [place, width] = [starts[index], frames[index]?.width]
    if (place === undefined || width === undefined || !strip.current) return
    const { scrollLeft, clientWidth } = strip.current
    if (place < scrollLeft) strip.current.scrollLeft = place - width
    else if (place + width > scrollLeft + clientWidth) {
      strip.current.scrollLeft = place + 2 * width - clientWidth
    }
  }, [current, frames, starts])

  return (
    <section ref={strip} className="filmstrip" aria-label="Filmstrip, in cut order">
      <ol style={{ width: starts.at(-1) }}>
        {frames.slice(from, to).map(({ id, width }, index) => (
          <FilmFrame key={id} shotId={id} left={starts[from + index] ?? 0} width={width} />
        ))}
      </ol>
    </section>
  )
}
