import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { projectsQuery } from '@/api/projects'
import { Button } from '@/components/button'

const MOST = 10

type Props = { onOpen: (path: string) => void }

/** The projects opened last, to go on with. */
export function RecentProjects({ onOpen }: Props) {
  const { data: projects = [] } = useQuery(projectsQuery(useApi()))
  const recent = projects.filter(({ exists }) => exists).slice(0, MOST)
  if (recent.length === 0) return null
  return (
    <section aria-label="Opened last" className="recent-projects">
      <h3 className="t-12 text-3">Opened last</h3>
      <ul>
        {recent.map(({ id, name, path }) => (
          <li key={id}>
            <Button size="small" aria-label={`Open ${name}`} onPress={() => onOpen(path)}>
              <span className="cut" title={path}>
                {name}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
