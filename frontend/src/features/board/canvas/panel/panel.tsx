import type { NodeProps } from '@xyflow/react'
import { type CSSProperties, type KeyboardEvent, memo, useState } from 'react'
import type { Shot } from '@/lib/document/model'
import { useBoardState } from '@/lib/project/project-context'
import { showShot, useBoardUi } from '../../board-ui'
import { usePictureHeight, useSceneFacts } from '../../use-order'
import { usePanelState, useTakes } from '../../use-panel-state'
import { useStaleness } from '../../use-staleness'
import type { PanelNode } from '../board-nodes'
import { useDropTarget } from '../bring/drop-target'
import { panelLabel, statusWords } from '../captions'
import { useCanvasDetail } from '../detail-context'
import { PANEL_WIDTH } from '../layout'
import { PanelBoundary } from './panel-boundary'
import { CaptionLine } from './panel-caption'
import { PanelFoot } from './panel-foot'
import { PanelName } from './panel-name'
import { PanelPicture } from './panel-picture'
import { pictureAt } from './panel-shape'
import { useFocusOnRequest } from './use-focus-on-request'
import { useTabStop } from './use-tab-stop'

/** A panel of another width than usual says how high its picture is. */
function usePictureStyle(width: number): CSSProperties | undefined {
  const usual = usePictureHeight()
  if (width === PANEL_WIDTH) return undefined
  const style: Record<`--${string}`, string> = { '--picture': `${pictureAt(width, usual)}px` }
  return style
}

function useStatus(shot: Shot) {
  const state = usePanelState(shot.id)
  const takes = useTakes(shot.id)
  const stale = useStaleness(shot, state.kind === 'rendered' ? state.take : null)
  const words = [statusWords(state, takes), stale && `stale: ${stale.words}`]
  return { state, takes, stale, words: words.filter(Boolean).join(', ') }
}

function PanelFrame({ shot, width }: { shot: Shot; width: number }) {
  const { id } = shot
  const { state, takes, stale, words } = useStatus(shot)
  const isCurrent = useBoardUi((ui) => ui.current === id)
  const isSelected = useBoardUi((ui) => ui.selected.has(id))
  const isAimedAt = useDropTarget(({ shotId }) => shotId === id)
  const isTabStop = useTabStop(id)
  const { number } = useSceneFacts(shot.sceneId)
  const panel = useFocusOnRequest(id)
  const { detail } = useCanvasDetail()
  const style = usePictureStyle(width)
  const [isPlaying, setPlaying] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || event.target !== event.currentTarget) return
    event.preventDefault()
    setPlaying(!isPlaying)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; a panel groups a picture and its words
    <div
      ref={panel}
      role="group"
      aria-label={panelLabel(number, shot, words)}
      aria-current={isCurrent || undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-shot={id}
      data-aimed={isAimedAt || undefined}
      className={`panel is-${state.kind}${takes.length > 0 ? ' has-take' : ''}${isSelected ? ' is-selected' : ''}`}
      style={style}
      onKeyDown={onKeyDown}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget && target.matches(':focus-visible') && !isCurrent) showShot(id)
      }}
    >
      <PanelPicture
        shot={shot}
        state={state}
        width={width}
        isPlaying={isPlaying}
        onPlay={setPlaying}
      />
      {detail === 'tile' ? (
        <PanelFoot shot={shot} state={state} isStale={stale !== null} />
      ) : (
        <div className="caption">
          <PanelName shot={shot} state={state} stale={stale} isCurrent={isCurrent} />
          {detail === 'full' && (
            <div className="caption-line">
              <CaptionLine shot={shot} state={state} stale={stale} isCurrent={isCurrent} />
            </div>
          )}
        </div>
      )}
    </div>
  )
}

/** A shot on the board. One that cannot be drawn says so and leaves the others alone. */
export const Panel = memo(function Panel({ data: { shotId }, width }: NodeProps<PanelNode>) {
  const shot = useBoardState(({ shots }) => shots[shotId])
  if (!shot) return null
  return (
    <PanelBoundary shot={shot}>
      <PanelFrame shot={shot} width={width ?? PANEL_WIDTH} />
    </PanelBoundary>
  )
})
