import { Play } from 'lucide-react'
import { useMemo } from 'react'
import { clock, summarise } from '@/lib/jobs/time-left'
import { useJobState } from '@/lib/project/project-context'

/** How many jobs are under way and how long they still take; nothing while there are none. */
export function QueueChip() {
  const jobs = useJobState((state) => state.jobs)
  const { active, fraction, secondsLeft } = useMemo(
    () => summarise(Object.values(jobs), Date.now()),
    [jobs],
  )
  if (active === 0) return null
  const left = secondsLeft === null ? null : clock(secondsLeft).padStart(5, '0')
  const words = `${active} ${active === 1 ? 'job' : 'jobs'} under way${left ? `, ${left} left` : ''}`
  return (
    <span className="queue-chip" role="img" aria-label={words} title={words}>
      {active}
      <Play size={10} fill="currentColor" aria-hidden />
      {left}
      <span className="bar">
        <i style={{ width: `${fraction * 100}%` }} />
      </span>
    </span>
  )
}
