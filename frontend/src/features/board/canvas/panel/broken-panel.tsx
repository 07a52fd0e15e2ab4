import { OctagonX } from 'lucide-react'
import { announce } from '@/components/room/room-ui'
import type { Shot } from '@/lib/document/model'
import { useBoardUi } from '../../board-ui'
import { PanelButton } from './panel-button'

/** What somebody who repairs it needs to know. */
function reportOf(shot: Shot, error: unknown): string {
  const told = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : error
  return `Shot ${shot.code} (${shot.id}) cannot be drawn.\n${told}\n${JSON.stringify(shot, null, 1)}`
}

type Props = { shot: Shot; error: unknown; onRetry: () => void }

/** In the place of a panel that could not be drawn. */
export function BrokenPanel({ shot, error, onRetry }: Props) {
  const isSelected = useBoardUi((ui) => ui.selected.has(shot.id))
  const copy = async () => {
    await navigator.clipboard.writeText(reportOf(shot, error))
    announce('Report copied')
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={`Shot ${shot.code} cannot be shown`}
      data-shot={shot.id}
      className={isSelected ? 'panel is-broken is-selected' : 'panel is-broken'}
    >
      <div className="panel-picture">
        <p className="void">
          <OctagonX size={16} aria-hidden className="status-failed" />
          <span className="cause">{error instanceof Error ? error.message : String(error)}</span>
        </p>
      </div>
      <div className="caption">
        <div className="caption-name">
          <b>{shot.code}</b>
          <span className="cut">cannot be shown</span>
        </div>
        <div className="caption-line">
          <PanelButton label="Try again" text="Try again" onPress={onRetry} />
          <span className="grow" />
          <PanelButton label="Copy the report" text="Copy report" onPress={() => void copy()} />
        </div>
      </div>
    </div>
  )
}
