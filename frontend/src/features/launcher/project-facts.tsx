import type { Project } from '@/api/types'
import { frameLabel } from '@/components/frames/frames'
import { counted } from '@/lib/format/counted'
import { ProjectLink } from './project-link'
import { sayWhen } from './when'

export function ProjectFacts({ project }: { project: Project }) {
  const { name, shots, frame_width, frame_height, fps } = project
  return (
    <div className="project-facts">
      <h3 className="cut" title={name}>
        <ProjectLink project={project} />
      </h3>
      <p>{counted(shots, 'shot')}</p>
      <p className="text-3">
        {frameLabel(frame_width, frame_height)}, {fps} fps
      </p>
      <span className="flex-1" />
      <time dateTime={project.opened_at} className="text-3">
        {sayWhen(new Date(project.opened_at), new Date())}
      </time>
    </div>
  )
}
