import { useQuery } from '@tanstack/react-query'
import { CloudOff, Pause } from 'lucide-react'
import { useApi } from '@/api/context'
import { queueQuery } from '@/api/queue'
import { useJobState, useProject } from '@/lib/project/project-context'

/** What keeps the queue from being as it seems. */
export function QueueNotices() {
  const { project } = useProject()
  const { data } = useQuery(queueQuery(useApi(), project.id))
  const hearing = useJobState((state) => state.hearing)
  return (
    <>
      {data?.paused && (
        <div className="notice">
          <Pause size={14} aria-hidden />
          <p>
            The queue is paused for everybody. What renders now is finished; nothing new starts.
          </p>
        </div>
      )}
      {hearing === 'asking' && (
        <div className="notice">
          <CloudOff size={14} aria-hidden />
          <p>
            The orchestrator does not tell of changes now; the list is read again every 5 seconds.
            Jobs go on meanwhile.
          </p>
        </div>
      )}
    </>
  )
}
