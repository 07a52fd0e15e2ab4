import type { Project } from '@/api/types'
import { Button } from '@/components/button'
import { arrange, type Order } from './order'
import { ProjectRow } from './project-row'

type Props = {
  projects: readonly Project[]
  filter: string
  order: Order
  onClearFilter: () => void
}

export function ProjectList({ projects, filter, order, onClearFilter }: Props) {
  const shown = arrange(projects, filter, order)
  if (shown.length === 0) {
    return (
      <div className="no-match">
        <p>No project is called “{filter.trim()}”.</p>
        <Button look="box" size="small" onPress={onClearFilter}>
          Show all {projects.length}
        </Button>
      </div>
    )
  }
  const leads = (place: number) => place === 0 && order === 'opened' && filter.trim() === ''
  return (
    <ul>
      {shown.map((project, place) => (
        <ProjectRow key={project.id} project={project} isFirst={leads(place)} />
      ))}
    </ul>
  )
}
