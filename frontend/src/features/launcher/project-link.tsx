import { Link } from '@tanstack/react-router'
import type { Project } from '@/api/types'
import { useNoteOpening } from './use-note-opening'

/** Opens the board; its target is the whole row. */
export function ProjectLink({ project }: { project: Project }) {
  const noteOpening = useNoteOpening()
  return (
    <Link
      to="/p/$project/board"
      params={{ project: project.id }}
      preload={false}
      onClick={() => noteOpening(project.path)}
      className="project-link"
    >
      {project.name}
    </Link>
  )
}
