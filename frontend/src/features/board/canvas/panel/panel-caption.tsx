import type { Shot } from '@/lib/document/model'
import type { Staleness } from '@/lib/document/stale'
import type { PanelState } from '@/lib/jobs/panel-state'
import { Empty, Rendered } from './caption-at-rest'
import { Failed } from './caption-failed'
import { Stale } from './caption-stale'
import { TakeTools } from './caption-tools'
import { Queued, Rendering } from './caption-under-way'

type Props = { shot: Shot; state: PanelState; stale: Staleness | null; isCurrent: boolean }

/** Line two of a panel: what its state asks for. */
export function CaptionLine({ shot, state, stale, isCurrent }: Props) {
  switch (state.kind) {
    case 'empty':
      return <Empty shot={shot} />
    case 'queued':
      return <Queued state={state} code={shot.code} />
    case 'rendering':
      return <Rendering state={state} code={shot.code} />
    case 'rendered':
      if (isCurrent) return <TakeTools shot={shot} take={state.take} />
      if (stale) return <Stale shot={shot} stale={stale} />
      return <Rendered shot={shot} take={state.take} />
    case 'failed':
      return <Failed state={state} shot={shot} />
    default:
      return state satisfies never
  }
}
