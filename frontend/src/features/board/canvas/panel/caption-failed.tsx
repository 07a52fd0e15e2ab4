import { useJobActions } from '@/components/jobs/use-job-actions'
import type { Shot } from '@/lib/document/model'
import { causeInShort, type PanelState } from '@/lib/jobs/panel-state'
import { useGenerate } from '../../generate/use-generate'
import { StatusIcon } from '../../status-icon'
import { PanelButton } from './panel-button'

export function Failed({ state, shot }: { state: PanelState & { kind: 'failed' }; shot: Shot }) {
  const generate = useGenerate()
  const { retry } = useJobActions()
  const again = () => (state.jobId ? retry([state.jobId]) : void generate(shot.id))
  return (
    <>
      <StatusIcon kind="failed" />
      <span className="cut status-failed" title={state.cause}>
        {causeInShort(state.cause)}
      </span>
      <span className="grow" />
      <PanelButton label={`Retry ${shot.code}`} text="Retry" onPress={again} />
    </>
  )
}
