import { Link, useLocation } from '@tanstack/react-router'
import {
  Camera,
  Gauge,
  Images,
  LayoutGrid,
  LibraryBig,
  ListVideo,
  Printer,
  Settings,
} from 'lucide-react'
import { Mark } from '@/components/mark'

const rooms = [
  { to: '/p/$project/board', label: 'Board', keys: 'Alt 1', Icon: LayoutGrid },
  { to: '/p/$project/gallery', label: 'Gallery', keys: 'Alt 3', Icon: Images },
  { to: '/p/$project/cinematography', label: 'Cinematography', keys: 'Alt 7', Icon: Camera },
  { to: '/p/$project/library/workflows', label: 'Workflows', keys: 'Alt 5', Icon: LibraryBig },
  { to: '/p/$project/queue', label: 'Queue', keys: 'Alt 6', Icon: ListVideo },
] as const

/** Whether one is at a shelf of the library, of which the rail shows the first. */
const isAt = (pathname: string, to: string) =>
  to.includes('/library/') && pathname.includes('/library/')

/** The rooms of a project. */
export function Rail({ projectId }: { projectId: string }) {
  const pathname = useLocation({ select: (location) => location.pathname })
  return (
    <nav className="rail" aria-label="Rooms">
      <Link to="/" className="rail-home" aria-label="All projects" title="All projects">
        <Mark />
      </Link>
      <ul>
        {rooms.map(({ to, label, keys, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ project: projectId }}
              className="room"
              aria-label={label}
              title={`${label} (${keys})`}
              {...(isAt(pathname, to) && { 'aria-current': 'page' })}
            >
              <Icon size={20} strokeWidth={1.5} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      <span className="grow" />
      <ul>
        <li>
          <Link
            to="/p/$project/overview"
            params={{ project: projectId }}
            className="room"
            aria-label="Overview"
            title="Overview of the film (Alt 0)"
          >
            <Gauge size={20} strokeWidth={1.5} aria-hidden />
          </Link>
        </li>
        <li>
          <Link
            to="/p/$project/print"
            params={{ project: projectId }}
            className="room"
            aria-label="Print and PDF"
            title="Print and PDF (Ctrl P)"
          >
            <Printer size={20} strokeWidth={1.5} aria-hidden />
          </Link>
        </li>
        <li>
          <Link to="/settings/nodes" className="room" aria-label="Settings" title="Settings">
            <Settings size={20} strokeWidth={1.5} aria-hidden />
          </Link>
        </li>
      </ul>
    </nav>
  )
}
