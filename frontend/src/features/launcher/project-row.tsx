import type { Project } from '@/api/types'
import { MissingProject } from './missing-project'
import { PictureStrip } from './picture-strip'
import { ProjectFacts } from './project-facts'
import { ProjectMenu } from './project-menu'
import { RenderedCount } from './rendered-count'

type Props = { project: Project; isFirst: boolean }

/** One project: what it is, its pictures, how far it is. The whole row opens its board. */
export function ProjectRow({ project, isFirst }: Props) {
  const isLarge = isFirst && project.exists
  return (
    <li aria-label={project.name} className={isLarge ? 'project first' : 'project'}>
      {project.exists ? (
        <div className="project-row">
          <ProjectFacts project={project} />
          <PictureStrip project={project} isFirst={isLarge} />
          <RenderedCount shots={project.shots} rendered={project.rendered} />
        </div>
      ) : (
        <MissingProject project={project} />
      )}
      <ProjectMenu project={project} />
    </li>
  )
}
