import type { Shot } from '@/lib/document/model'
import type { PanelState } from '@/lib/jobs/panel-state'
import { Empty, Rendered } from './caption-at-rest'
import { Failed } from './caption-failed'
import { TakeTools } from './caption-tools'
import { Queued, Rendering } from './caption-under-way'

type Props = { shot: Shot; state: PanelState; isCurrent: boolean }

/** Line two of a panel: what its state asks for. */
export function CaptionLine({ shot, state, isCurrent }: Props) {
  switch (state.kind) {
    case 'empty':
      return <Empty shot={shot} />
    case 'queued':
      return <Queued state={state} code={shot.code} />
    case 'rendering':
      return <Rendering state={state} code={shot.code} />
    case 'rendered':
      return isCurrent ? (
        <TakeTools shot={shot} take={state.take} />
      ) : (
        <Rendered shot={shot} take={state.take} />
      )
    case 'failed':
      return <Failed state={state} shot={shot} />
    default:
      return state satisfies never
  }
}
