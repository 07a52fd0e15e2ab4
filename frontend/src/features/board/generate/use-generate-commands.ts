import { useMemo } from 'react'
import { useJobActions } from '@/components/jobs/use-job-actions'
import { type Command, useCommands } from '@/lib/commands'
import { hasEnded } from '@/lib/jobs/conditions'
import { useBoard } from '../board-context'
import { useBoardUi } from '../board-ui'
import { openGenerate } from './generate-ui'
import { shotsByScope } from './scope'

const hasCurrent = () => useBoardUi.getState().current !== null

/** What can be generated and cancelled beyond the shot in hand. */
export function useGenerateCommands(): void {
  const { state, jobs } = useBoard()
  const { cancel, cancelAll } = useJobActions()
  const commands = useMemo<Command[]>(() => {
    const cancelOf = (scope: 'selected' | 'scene') => () => {
      const shots = shotsByScope(state.getState(), useBoardUi.getState())[scope]
      const ids = new Set<unknown>(shots.map(({ id }) => id))
      const meant = Object.values(jobs.getState().jobs).filter(
        (job) => !hasEnded(job) && ids.has(job.metadata.shot_id),
      )
      if (meant.length > 0) cancel(meant.map(({ job_id }) => job_id))
    }
    return [
      {
        id: 'generate-with',
        title: 'Generate several takes, on chosen nodes',
        keys: 'alt+g',
        run: () => openGenerate(useBoardUi.getState().selected.size > 1 ? 'selected' : 'current'),
      },
      {
        id: 'generate-scene',
        title: 'Generate the scene',
        isAvailable: hasCurrent,
        run: () => openGenerate('scene'),
      },
      { id: 'generate-every', title: 'Generate all shots', run: () => openGenerate('all') },
      { id: 'generate-stale', title: 'Render the stale shots', run: () => openGenerate('stale') },
      {
        id: 'cancel-selected',
        title: 'Cancel the renders of the selected shots',
        keys: 'alt+x',
        isAvailable: hasCurrent,
        run: cancelOf('selected'),
      },
      {
        id: 'cancel-scene',
        title: 'Cancel the renders of the scene',
        isAvailable: hasCurrent,
        run: cancelOf('scene'),
      },
      {
        id: 'cancel-every',
        title: 'Cancel all renders of the project',
        keys: 'alt+shift+x',
        run: cancelAll,
      },
    ]
  }, [state, jobs, cancel, cancelAll])
  useCommands('generate', commands)
}
