import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useApi } from '@/api/context'
import { operationsQuery, type PastOperation, turnBack } from '@/api/gallery-changes'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { Sheet } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { dateAndTime } from '@/lib/format/dates'
import { useProject } from '@/lib/project/project-context'
import { closeQuestion } from './sorting-ui'
import { useAttempt } from './use-attempt'

/** Undoing and doing again are steps of the way, not deeds of their own. */
export const deedsOf = (operations: readonly PastOperation[]): PastOperation[] =>
  operations.filter(({ of }) => of === null)

type RowProps = { deed: PastOperation; onTurn: (direction: 'undo' | 'redo') => void }

function Row({ deed: { label, at, is_undone: isUndone }, onTurn }: RowProps) {
  return (
    <li className={isUndone ? 'past is-undone' : 'past'}>
      <span className="past-words">
        <span className="cut" title={label}>
          {label}
        </span>
        <span className="quiet">
          {dateAndTime(at)}
          {isUndone && ', taken back'}
        </span>
      </span>
      <Button
        size="small"
        aria-label={`${isUndone ? 'Do again' : 'Undo'}: ${label}`}
        onPress={() => onTurn(isUndone ? 'redo' : 'undo')}
      >
        <Undo2 size={14} aria-hidden className={isUndone ? 'is-mirrored' : ''} />
        {isUndone ? 'Do again' : 'Undo'}
      </Button>
    </li>
  )
}

/** What was done to the files, in whichever session of the page, and the way back from each. */
export function HistorySheet() {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  const { data, error, refetch } = useQuery(operationsQuery(api, project))
  const deeds = deedsOf(data?.operations ?? [])
  return (
    <Sheet title="What was done to the files" isOpen onClose={closeQuestion}>
      {error && !data && (
        <ErrorNote
          title="The history cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={240} />}
      {data && deeds.length === 0 && <p>Nothing was done to the files of this project yet.</p>}
      <ul className="past-list">
        {deeds.map((deed) => (
          <Row
            key={deed.id}
            deed={deed}
            onTurn={(direction) =>
              void attempt.change(() => turnBack(api, project, direction, deed.id))
            }
          />
        ))}
      </ul>
    </Sheet>
  )
}
