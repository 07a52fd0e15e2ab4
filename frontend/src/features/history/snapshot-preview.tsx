import { useQuery } from '@tanstack/react-query'
import { useApi } from '@/api/context'
import { boardThenQuery, type Snapshot } from '@/api/history'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { useProject } from '@/lib/project/project-context'
import { SmallBoardPicture } from './small-board-picture'
import { useDeleteSnapshot, useGoBack } from './use-history-verbs'
import { changeWords, snapshotTitle } from './words'

/** The chosen board in small, what going back would change, and the way there. */
export function SnapshotPreview({ snapshot }: { snapshot: Snapshot }) {
  const { project } = useProject()
  const { data, error } = useQuery(boardThenQuery(useApi(), project.id, snapshot.id))
  const goBack = useGoBack()
  const remove = useDeleteSnapshot()
  return (
    <section className="history-preview" aria-label={snapshotTitle(snapshot)}>
      {error && <ErrorNote title="This board cannot be read" error={error} />}
      {!data && !error && <Skeleton height={200} />}
      {data && (
        <>
          <SmallBoardPicture content={data.content} />
          <p>Going back means: {changeWords(data.changes).toLowerCase()}.</p>
        </>
      )}
      <div className="history-actions">
        <Button
          look="solid"
          isDisabled={!data || goBack.isPending}
          onPress={() => goBack.mutate(snapshot)}
        >
          Go back to this board
        </Button>
        <Button isDisabled={remove.isPending} onPress={() => remove.mutate(snapshot.id)}>
          Delete
        </Button>
      </div>
    </section>
  )
}
