import { RuleFoot } from '@/components/camera/shot-rules'
import type { Shot } from '@/lib/document/model'
import type { PanelState } from '@/lib/jobs/panel-state'

type Props = { shot: Shot; state: PanelState; isStale: boolean }

/** The last 4 px of a far panel: failed all of it, stale its left half, a rule its right half. */
export function PanelFoot({ shot, state, isStale }: Props) {
  if (state.kind === 'failed') return <span className="foot failed" />
  return (
    <>
      {isStale && <span className="foot stale" />}
      <RuleFoot camera={shot.camera} />
    </>
  )
}
