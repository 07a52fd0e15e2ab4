import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useApi } from '@/api/context'
import { ApiProblem } from '@/api/problem'
import { projectQuery } from '@/api/projects'
import type { Project } from '@/api/types'
import { ErrorNote } from '@/components/error-note'
import { PageFrame } from '@/components/page-frame'
import { BoardProvider } from './board-context'
import { BoardRoom } from './board-room'
import { BoardSkeleton } from './board-skeleton'
import { useOpenBoard } from './use-open-board'
import { useSelectionInAddress } from './use-selection-in-address'

/** Ms until a service that does not answer is asked again. */
const TRY_AGAIN = 3_000

const isSilence = (error: unknown) => error !== null && !(error instanceof ApiProblem)

const route = getRouteApi('/p/$project/board')

function OpenBoard({ project }: { project: Project }) {
  const { shot } = route.useSearch()
  const board = useOpenBoard(project, shot ?? null)
  if (!board) return <BoardSkeleton />
  return (
    <BoardProvider board={board}>
      <BoardRoom />
      <SelectionInAddress />
    </BoardProvider>
  )
}

function SelectionInAddress() {
  useSelectionInAddress()
  return null
}

function UnknownProject({ reason }: { reason: string }) {
  return (
    <PageFrame title="Director's Console">
      <div className="grid justify-items-start gap-2 p-6">
        <h1 className="t-18 strong">This project is not on the list</h1>
        <p>{reason}</p>
        <Link to="/" className="underline">
          Go to all projects
        </Link>
      </div>
    </PageFrame>
  )
}

export function BoardPage() {
  const { project: id } = route.useParams()
  const { data, error, refetch } = useQuery({
    ...projectQuery(useApi(), id),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (isSilence(state.error) ? TRY_AGAIN : false),
  })
  if (data) return <OpenBoard key={data.id} project={data} />
  if (error instanceof ApiProblem && error.status === 404) {
    return <UnknownProject reason={error.message} />
  }
  if (error) {
    return (
      <PageFrame title="Director's Console">
        <div className="p-6">
          <ErrorNote
            title="The board cannot be opened"
            error={error}
            onRetry={() => void refetch()}
          />
        </div>
      </PageFrame>
    )
  }
  return <BoardSkeleton />
}
