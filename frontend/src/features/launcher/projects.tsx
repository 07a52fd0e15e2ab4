import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '@/api/context'
import { projectsQuery } from '@/api/projects'
import { ErrorNote } from '@/components/error-note'
import { DeletedProjects } from './deleted-projects'
import { FirstRun } from './first-run'
import { ProjectList } from './project-list'
import { ProjectsHead } from './projects-head'
import { ProjectsSkeleton } from './projects-skeleton'
import { useSortOrder } from './sort-order'

type Props = { onOpenFolder: () => void }

/** The projects of this machine, in all their states. */
export function Projects({ onOpenFolder }: Props) {
  const api = useApi()
  const { data: projects, error, refetch } = useQuery(projectsQuery(api))
  const [filter, setFilter] = useState('')
  const order = useSortOrder((store) => store.order)
  const isEmpty = projects?.length === 0
  return (
    <section aria-labelledby="projects" className="projects">
      <ProjectsHead filter={filter} onFilter={setFilter} hasTools={!isEmpty} />
      {error && (
        <ErrorNote
          title="The list of projects cannot be read"
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {!error && !projects && <ProjectsSkeleton />}
      {isEmpty && <FirstRun onOpenFolder={onOpenFolder} />}
      {projects && !isEmpty && (
        <ProjectList
          projects={projects}
          filter={filter}
          order={order}
          onClearFilter={() => setFilter('')}
        />
      )}
      <DeletedProjects />
    </section>
  )
}
