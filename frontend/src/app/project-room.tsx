import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { ApiProblem } from '@/api/problem'
import { projectQuery } from '@/api/projects'
import type { Project } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { useNotifier } from '@/components/notifications/use-notifier'
import { PageFrame } from '@/components/page-frame'
import { HistoryPart } from '@/features/history/history-part'
import { ProgressPart } from '@/features/progress/progress-part'
import { ProjectPart } from '@/features/project/project-part'
import { useConnection } from '@/lib/project/connection'
import { ProjectProvider } from '@/lib/project/project-context'
import { useOpenProject } from '@/lib/project/use-open-project'

/** Ms until a service that does not answer is asked again. */
const TRY_AGAIN = 3_000

const isSilence = (error: unknown) => error !== null && !(error instanceof ApiProblem)

const route = getRouteApi('/p/$project')

/** Why no room is shown, and the way back. */
function Closed({ title, reason }: { title: string; reason: string }) {
  return (
    <PageFrame title="Director's Console">
      <div className="grid justify-items-start gap-2 p-6" role="alert">
        <h1 className="t-18 strong">{title}</h1>
        <p>{reason}</p>
        <Link to="/" className="underline">
          Go to all projects
        </Link>
      </div>
    </PageFrame>
  )
}

function OpenRooms({ project }: { project: Project }) {
  const opened = useOpenProject(project)
  const trouble = useConnection((reach) => reach.trouble)
  useNotifier(opened)
  // It is tried again all the while, and goes on by itself when the reason is gone.
  if (!opened && trouble) return <Closed title="The project cannot be opened" reason={trouble} />
  return (
    <ProjectProvider opened={opened}>
      <div className="grid h-full grid-cols-[minmax(0,1fr)_auto] grid-rows-[minmax(0,1fr)]">
        <Outlet />
        {opened && <ProgressPart />}
        {opened && <ProjectPart />}
        {opened && <HistoryPart />}
      </div>
    </ProjectProvider>
  )
}

/** One project, open for whichever of its rooms the address names. */
export function ProjectRoom() {
  const { project: id } = route.useParams()
  const { data, error, refetch } = useQuery({
    ...projectQuery(useApi(), id),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (isSilence(state.error) ? TRY_AGAIN : false),
  })
  if (data) return <OpenRooms key={data.id} project={data} />
  if (error instanceof ApiProblem && error.status === 404) {
    return <Closed title="This project is not on the list" reason={error.message} />
  }
  if (error) {
    return (
      <PageFrame title="Director's Console">
        <div className="p-6">
          <ErrorNote
            title="The project cannot be opened"
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      </PageFrame>
    )
  }
  // The room draws its own skeleton while nothing is open.
  return <Outlet />
}
