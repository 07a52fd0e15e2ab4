import { Link } from '@tanstack/react-router'

const places = [
  { to: '/p/$project/library/workflows', label: 'Workflows' },
  { to: '/p/$project/library/pool', label: 'Pool' },
] as const

/** The shelves of a project's library, in the top bar of each. */
export function LibraryPlaces({ projectId }: { projectId: string }) {
  return (
    <nav aria-label="Library" className="library-places">
      {places.map(({ to, label }) => (
        <Link key={to} to={to} params={{ project: projectId }} className="library-place">
          {label}
        </Link>
      ))}
    </nav>
  )
}
