import { Link } from '@tanstack/react-router'
import type { Project } from '@/api/types'
import { MissingProject } from './missing-project'
import { PictureStrip } from './picture-strip'
import { ProjectFacts } from './project-facts'
import { ProjectMenu } from './project-menu'
import { RenderedCount } from './rendered-count'
import { useNoteOpening } from './use-open-project'

type Props = { project: Project; isFirst: boolean }

/** One project: what it is, its pictures, how far it is. The whole row opens its board. */
export function ProjectRow({ project, isFirst }: Props) {
  const noteOpening = useNoteOpening()
  const isLarge = isFirst && project.exists
  return (
    <li className={isLarge ? 'project first' : 'project'}>
      {project.exists ? (
        <Link
          to="/p/$project/board"
          params={{ project: project.id }}
          preload={false}
          onClick={() => noteOpening(project.path)}
          aria-label={`Open ${project.name}`}
          className="project-link"
        >
          <ProjectFacts project={project} />
          <PictureStrip project={project} isFirst={isLarge} />
          <RenderedCount shots={project.shots} rendered={project.rendered} />
        </Link>
      ) : (
        <MissingProject project={project} />
      )}
      <ProjectMenu project={project} />
    </li>
  )
}
