import { useQuery } from '@tanstack/react-query'
import { GitBranch } from 'lucide-react'
import { useApi } from '@/api/context'
import { branchesQuery } from '@/api/history'
import { MAIN_BRANCH } from '@/lib/document/read'
import { openHistory } from '@/lib/project/history-ui'
import { useBoardState, useProject } from '@/lib/project/project-context'

/** The way to earlier boards; on a branch, its name as well. */
export function HistoryButton() {
  const { project } = useProject()
  const branch = useBoardState((state) => state.project.branch)
  const isMain = branch === MAIN_BRANCH
  const { data } = useQuery({ ...branchesQuery(useApi(), project.id, branch), enabled: !isMain })
  const name = data?.branches.find(({ id }) => id === branch)?.name
  return (
    <>
      <button type="button" className="button small" onClick={() => openHistory('snapshots')}>
        History
      </button>
      {!isMain && name && (
        <button
          type="button"
          className="button small"
          aria-label={`Branch ${name}`}
          onClick={() => openHistory('branches')}
        >
          <GitBranch size={13} aria-hidden />
          {name}
        </button>
      )}
    </>
  )
}
