import { OctagonX } from 'lucide-react'
import { useMemo } from 'react'
import type { FailureGroup } from '@/api/types'
import { Button } from '@/components/button'
import { plural } from '@/lib/format/plural'
import { useBoardState } from '@/lib/project/project-context'
import { useQueue } from './queue-context'
import { selectJobs } from './queue-ui'
import { retryPlace } from './remedies'
import { ShotThumbnail } from './shot-thumbnail'
import { useJobVerbs } from './use-job-verbs'

/** So many pictures that the card stays a card. */
const MOST = 8

type Shot = { id: string | null; code: string }

function useShots(codes: readonly string[]): Shot[] {
  const shots = useBoardState((state) => state.shots)
  return useMemo(() => {
    const ids = new Map(Object.values(shots).map(({ code, id }) => [code, id]))
    return codes.map((code) => ({ code, id: ids.get(code) ?? null }))
  }, [shots, codes])
}

function Shots({ codes }: { codes: readonly string[] }) {
  const shots = useShots(codes)
  const { showOnBoard } = useJobVerbs()
  return (
    <div className="triage-shots">
      {shots.slice(0, MOST).map(({ id, code }) => (
        <button
          key={code}
          type="button"
          aria-label={`Show ${code} on the board`}
          disabled={id === null}
          onClick={() => id !== null && showOnBoard(id)}
        >
          <ShotThumbnail shotId={id} />
          <span>{code}</span>
        </button>
      ))}
      {shots.length > MOST && <span className="t3">and {shots.length - MOST} more</span>}
    </div>
  )
}

type Props = { group: FailureGroup; isFirst: boolean }

/** One cause: what happened, to which shots, and what to do. */
export function FailureCard({ group, isFirst }: Props) {
  const { actions, nodes } = useQueue()
  const { title, count, sentence, shots, detail, remedies, job_ids: ids } = group
  return (
    <section className="triage-card" aria-label={title}>
      <header>
        <h3>
          <span className="status status-failed">
            <OctagonX size={14} strokeWidth={2} aria-hidden />
          </span>
          <b>{title}</b>
        </h3>
        <button
          type="button"
          className="triage-count"
          aria-label={plural(count, { one: 'Select the job', other: `Select the ${count} jobs` })}
          onClick={() => selectJobs(ids)}
        >
          {count}
        </button>
      </header>
      <p>{sentence}</p>
      <Shots codes={shots} />
      {detail && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <p className="triage-log" tabIndex={0}>
          {detail}
        </p>
      )}
      <div className="triage-remedies">
        {remedies.map((remedy, index) => (
          <Button
            key={`${remedy.action}-${remedy.label}`}
            size="small"
            look={index > 0 ? 'plain' : isFirst ? 'solid' : 'box'}
            onPress={() => void actions.retry(ids, retryPlace(remedy, nodes))}
          >
            {remedy.label}
          </Button>
        ))}
        <Button size="small" onPress={() => void actions.dismiss(ids)}>
          Dismiss
        </Button>
      </div>
    </section>
  )
}
