import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { DockEdge } from '@/components/room/dock-edge'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'
import { FailureCard } from './failure-card'
import { useQueue } from './queue-context'
import { useFailures } from './use-queue-data'

function Frame({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <aside className="dock" aria-label="Failures">
      <div className="dock-head">{head}</div>
      <div className="triage-list">{children}</div>
      <DockEdge dock="inspector" label="Width of the failures" />
    </aside>
  )
}

function Recovered({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <p className="triage-note">
      <RotateCw size={14} aria-hidden />
      {plural(count, {
        one: '1 failure was retried and is done.',
        other: `${count} failures were retried and are done.`,
      })}
    </p>
  )
}

/** What failed, cause by cause, with what helps; the likeliest first. */
export function Triage() {
  const { data, error, refetch } = useFailures()
  const { actions } = useQueue()
  if (error) {
    return (
      <Frame head={<h2>Failures</h2>}>
        <ErrorNote
          title="The failures cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
      </Frame>
    )
  }
  if (!data) return <Frame head={<h2>Failures</h2>}>{null}</Frame>
  if (data.total === 0) {
    return (
      <Frame head={<h2>Nothing has failed</h2>}>
        <p className="triage-note">
          Jobs that fail stand here, grouped by cause, with what helps beside them.
        </p>
        <Recovered count={data.recovered} />
      </Frame>
    )
  }
  const head = (
    <>
      <h2>
        {data.total} failed, {counted(data.groups.length, 'cause')}
      </h2>
      <span className="grow" />
      <Button size="small" onPress={() => void actions.dismissFailures()}>
        Dismiss all
      </Button>
    </>
  )
  return (
    <Frame head={head}>
      {data.groups.map((group, index) => (
        <FailureCard
          key={`${group.cause}-${group.job_ids[0]}`}
          group={group}
          isFirst={index === 0}
        />
      ))}
      <Recovered count={data.recovered} />
    </Frame>
  )
}
