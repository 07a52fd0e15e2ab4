import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { projectsQuery } from '@/api/projects'
import { NodesStatus } from './nodes-status'
import { ServicesStatus } from './services-status'

const count = (projects: number) => (projects === 1 ? '1 project' : `${projects} projects`)

export function LauncherStatus() {
  const { data: projects } = useQuery(projectsQuery(useApi()))
  return (
    <>
      <ServicesStatus />
      <NodesStatus />
      <span className="flex-1" />
      {projects && <span>{count(projects.length)}</span>}
    </>
  )
}
