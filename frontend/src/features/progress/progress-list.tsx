import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { useProject } from '@/lib/project/project-context'
import type { Grouping, ProgressGroup } from './progress-groups'
import { ProgressRow } from './progress-row'

type GroupProps = {
  group: ProgressGroup
  grouping: Grouping
  onCancel: (ids: readonly string[]) => void
}

function Title({ group }: { group: ProgressGroup }) {
  const { project } = useProject()
  if (group.shotId === null) return <b className="cut">{group.title}</b>
  return (
    <Link
      to="/p/$project/board"
      params={{ project: project.id }}
      search={{ shot: group.shotId }}
      className="progress-shot cut"
    >
      <b>{group.title}</b> {group.detail}
    </Link>
  )
}

function Group({ group, grouping, onCancel }: GroupProps) {
  const ids = group.jobs.map(({ job_id }) => job_id)
  return (
    <li>
      <header className="progress-group">
        <Title group={group} />
        <span className="grow" />
        <span className="t3">{group.jobs.length}</span>
        {group.jobs.length > 1 && (
          <IconButton
            label={`Cancel all of ${group.title}`}
            size="small"
            onPress={() => onCancel(ids)}
          >
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </header>
      <ul>
        {group.jobs.map((job) => (
          <ProgressRow key={job.job_id} job={job} grouping={grouping} onCancel={onCancel} />
        ))}
      </ul>
    </li>
  )
}

type Props = Omit<GroupProps, 'group'> & { groups: readonly ProgressGroup[] }

/** Every render under way or waiting, under its panel or its node. */
export function ProgressList({ groups, ...rest }: Props) {
  return (
    <ul aria-label="Renders">
      {groups.map((group) => (
        <Group key={group.id} group={group} {...rest} />
      ))}
    </ul>
  )
}
