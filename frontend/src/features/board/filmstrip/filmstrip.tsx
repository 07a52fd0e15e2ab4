import { OctagonX, SquareDashed } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useBoardState } from '../board-context'
import { goToShot, useBoardUi } from '../board-ui'
import { statusWords } from '../canvas/captions'
import { TakePicture } from '../canvas/take-picture'
import { chosenOf } from '../jobs/panel-state'
import { useScenes } from '../use-order'
import { usePanelState, useTakes } from '../use-panel-state'

const FRAME_HEIGHT = 56

type FrameProps = { shotId: string; width: number; isFirst: boolean }

const Frame = memo(function Frame({ shotId, width, isFirst }: FrameProps) {
  const code = useBoardState(({ shots }) => shots[shotId]?.code ?? '')
  const chosenTake = useBoardState(({ shots }) => shots[shotId]?.chosenTake ?? null)
  const state = usePanelState(shotId)
  const takes = useTakes(shotId)
  const isSelected = useBoardUi((ui) => ui.selected.has(shotId))
  const isCurrent = useBoardUi((ui) => ui.current === shotId)
  const frame = useRef<HTMLLIElement>(null)
  const take = chosenOf(takes, chosenTake)
  useEffect(() => {
    if (isCurrent) frame.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isCurrent])
  const Icon = state.kind === 'failed' ? OctagonX : SquareDashed
  return (
    <li ref={frame} className={isFirst ? 'first' : ''} style={{ width }}>
      <button
        type="button"
        className={`frame is-${state.kind}${isSelected ? ' is-selected' : ''}`}
        aria-label={`${code}, ${statusWords(state, takes)}`}
        aria-current={isCurrent || undefined}
        onClick={() => goToShot(shotId)}
      >
        <span className="frame-picture">
          {take ? <TakePicture take={take} width={width} /> : <Icon size={16} aria-hidden />}
        </span>
        <b>{code}</b>
      </button>
    </li>
  )
})

/** The shots in the order of the cut. */
export function Filmstrip() {
  const scenes = useScenes()
  const aspect = useBoardState(({ project }) => project.frameWidth / project.frameHeight)
  const width = Math.round(FRAME_HEIGHT * (Number.isFinite(aspect) ? aspect : 16 / 9))
  return (
    <section className="filmstrip" aria-label="Filmstrip, in cut order">
      <ol>
        {scenes.map(({ shots }) =>
          shots.map(({ id }, index) => (
            <Frame key={id} shotId={id} width={width} isFirst={index === 0} />
          )),
        )}
      </ol>
    </section>
  )
}
