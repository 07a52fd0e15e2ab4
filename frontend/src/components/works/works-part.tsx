import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useApi } from '@/api/context'
import { cancelWork, workQuery } from '@/api/projects'
import type { Work } from '@/api/types'
import { Button } from '@/components/button'
import { useShowToast } from '@/components/toast'
import { countOf, fractionOf, outcomeOf, titleOf } from './work-words'
import './works.css'
import { useWorks } from './works-store'

/** Ms between two looks at a work. */
const LOOK_AGAIN = 300

/** Says how a work ended, and leads to what came out of it. */
function useEnd(id: string, work: Work | undefined, isLost: boolean): void {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const showToast = useShowToast()
  const forget = useWorks((works) => works.forget)
  const isOver = isLost || (work !== undefined && work.state !== 'running')
  useEffect(() => {
    if (!isOver) return
    forget(id)
    void queries.invalidateQueries({ queryKey: ['projects'] })
    void queries.invalidateQueries({ queryKey: ['folders'] })
    if (!work) return
    const { project } = work
    const open = () => {
      if (project) void navigate({ to: '/p/$project/board', params: { project: project.id } })
    }
    if (work.kind === 'save_as' && project) open()
    else {
      showToast({ text: outcomeOf(work), ...(project && { action: { label: 'Open', run: open } }) })
    }
  }, [isOver, work, id, forget, queries, navigate, showToast])
}

function WorkRow({ id }: { id: string }) {
  const api = useApi()
  const { data: work, error } = useQuery({
    ...workQuery(api, id),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN : false),
  })
  useEnd(id, work, error !== null)
  if (work?.state !== 'running') return null
  const fraction = fractionOf(work)
  return (
    <li className="work">
      <ProgressBar
        className="work-progress"
        aria-label={titleOf(work)}
        value={(fraction ?? 0) * 100}
        isIndeterminate={fraction === null}
      >
        <span className="cut">{titleOf(work)}</span>
        <span className="t-12 text-3">{countOf(work)}</span>
        <span className="work-bar" aria-hidden>
          <i style={{ width: `${(fraction ?? 0) * 100}%` }} />
        </span>
      </ProgressBar>
      <Button look="box" size="small" onPress={() => void cancelWork(api, id)}>
        Cancel
      </Button>
    </li>
  )
}

/** The long works of this page, while they run. */
export function WorksPart() {
  const ids = useWorks((works) => works.ids)
  if (ids.length === 0) return null
  return (
    <section aria-label="Copying and packing" data-react-aria-top-layer>
      <ul className="works">
        {ids.map((id) => (
          <WorkRow key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}
