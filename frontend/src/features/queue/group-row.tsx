import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { timeOfDay } from '@/lib/format/dates'
import { hasEnded } from '@/lib/jobs/conditions'
import { useBoardState } from '@/lib/project/project-context'
import { MenuButton } from './job-menu'
import { groupWords } from './queue-groups'
import { Row } from './queue-row'
import type { GroupRow } from './queue-rows'
import { turnGroup, useQueueUi } from './queue-ui'
import type { RowProps } from './row-props'
import { ShotThumbnail } from './shot-thumbnail'
import { LastReady } from './time-cell'

type Props = RowProps & { row: GroupRow }

/** The head of a shot: its last take, what it is, how many takes are to come. */
export const GroupHead = memo(function GroupHead({ row, ...props }: Props) {
  const { group, isFolded } = row
  const { shotId, code, jobs } = group
  const name = useBoardState(({ shots }) => (shotId === null ? '' : (shots[shotId]?.name ?? '')))
  const isSelected = useQueueUi(
    ({ selected }) => jobs.length > 0 && jobs.every(({ job_id }) => selected.has(job_id)),
  )
  const words = groupWords(group, timeOfDay)
  const Fold = isFolded ? ChevronRight : ChevronDown
  const active = jobs.filter((job) => !hasEnded(job))
  return (
    <Row
      {...props}
      row={row}
      label={[code, name, words].filter(Boolean).join(', ')}
      isSelected={isSelected}
      className="queue-group"
    >
      <td className="queue-shot">
        <button
          type="button"
          tabIndex={-1}
          className="queue-fold"
          aria-label={isFolded ? `Open ${code}` : `Fold ${code}`}
          onClick={(event) => {
            event.stopPropagation()
            turnGroup(group.id)
          }}
        >
          <Fold size={14} aria-hidden />
        </button>
        <ShotThumbnail shotId={shotId} />
        <b>{code}</b>
        {name && <span className="cut t1">{name}</span>}
        <span className="t3">{words}</span>
      </td>
      <td className="queue-time t1">{active.length > 0 && <LastReady jobs={active} />}</td>
      <td className="queue-verbs">
        <MenuButton jobs={jobs} name={code} isReachable={props.isCurrent} />
      </td>
    </Row>
  )
})
