import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { projectsQuery } from '@/api/projects'
import { counted } from '@/lib/format/counted'
import { NodesStatus } from './nodes-status'
import { ServicesStatus } from './services-status'

export function LauncherStatus() {
  const { data: projects } = useQuery(projectsQuery(useApi()))
  return (
    <>
      <ServicesStatus />
      <NodesStatus />
      <span className="flex-1" />
      {projects && <span>{counted(projects.length, 'project')}</span>}
    </>
  )
}
