import { Link } from '@tanstack/react-router'
import { LayoutGrid, Settings } from 'lucide-react'
import { Mark } from '@/components/mark'

/** The rooms of a project. */
export function Rail({ projectId }: { projectId: string }) {
  return (
    <nav className="rail" aria-label="Rooms">
      <Link to="/" className="rail-home" aria-label="All projects" title="All projects">
        <Mark />
      </Link>
      <ul>
        <li>
          <Link
            to="/p/$project/board"
            params={{ project: projectId }}
            className="room"
            aria-label="Board"
            title="Board"
          >
            <LayoutGrid size={20} strokeWidth={1.5} aria-hidden />
          </Link>
        </li>
      </ul>
      <span className="grow" />
      <ul>
        <li>
          <Link to="/settings/nodes" className="room" aria-label="Settings" title="Settings">
            <Settings size={20} strokeWidth={1.5} aria-hidden />
          </Link>
        </li>
      </ul>
    </nav>
  )
}
