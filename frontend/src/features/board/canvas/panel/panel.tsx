import type { NodeProps } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { RuleFoot, ShotRules } from '@/components/camera/shot-rules'
import { useBoardState } from '@/lib/project/project-context'
import { focusTaken, showShot, useBoardUi } from '../board-ui'
import { StatusIcon } from '../status-icon'
import { useSceneFacts } from '../use-order'
import { usePanelState, useTakes } from '../use-panel-state'
import type { PanelNode } from './board-nodes'
import { panelLabel, statusWords } from './captions'
import { useCanvasDetail } from './detail-context'
import { CaptionLine } from './panel-caption'
import { PanelPicture } from './panel-picture'
import { RuleMark } from './rule-mark'
import { useTabStop } from './use-tab-stop'

/** Takes the focus when a command sent the keyboard here, even if the panel came only then. */
function useFocusOnRequest(shotId: string) {
  const panel = useRef<HTMLDivElement>(null)
  const isWanted = useBoardUi((ui) => ui.focusTarget === shotId)
  useEffect(() => {
    if (!isWanted) return
    panel.current?.focus({ preventScroll: true })
    focusTaken()
  }, [isWanted])
  return panel
}

/** A shot on the board. */
export const Panel = memo(function Panel({ data: { shotId }, width }: NodeProps<PanelNode>) {
  const shot = useBoardState(({ shots }) => shots[shotId])
  const state = usePanelState(shotId)
  const takes = useTakes(shotId)
  const isCurrent = useBoardUi((ui) => ui.current === shotId)
  const isSelected = useBoardUi((ui) => ui.selected.has(shotId))
  const isTabStop = useTabStop(shotId)
  const { number } = useSceneFacts(shot?.sceneId ?? '')
  const panel = useFocusOnRequest(shotId)
  const { detail } = useCanvasDetail()
  if (!shot) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; a panel groups a picture and its words
    <div
      ref={panel}
      role="group"
      aria-label={panelLabel(number, shot, statusWords(state, takes))}
      aria-current={isCurrent || undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-shot={shotId}
      className={`panel is-${state.kind}${takes.length > 0 ? ' has-take' : ''}${isSelected ? ' is-selected' : ''}`}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget && target.matches(':focus-visible') && !isCurrent)
          showShot(shotId)
      }}
    >
      <PanelPicture shotId={shotId} code={shot.code} state={state} />
      {detail !== 'tile' && (
        <div className="caption">
          <div className="caption-name">
            <b>{shot.code}</b>
            {detail === 'full' ? (
              <>
                <span className="cut">{shot.name}</span>
                <span className="grow" />
                <RuleMark shot={shot} />
              </>
            ) : (
              <>
                <span className="grow" />
                <ShotRules camera={shot.camera} />
                {state.kind !== 'rendered' && <StatusIcon kind={state.kind} />}
              </>
            )}
          </div>
          {detail === 'full' && (
            <div className="caption-line">
              <CaptionLine shot={shot} state={state} isCurrent={isCurrent} />
            </div>
          )}
        </div>
      )}
      {detail === 'tile' &&
        (state.kind === 'failed' ? (
          <span className="foot failed" />
        ) : (
          <RuleFoot camera={shot.camera} />
        ))}
    </div>
  )
})
