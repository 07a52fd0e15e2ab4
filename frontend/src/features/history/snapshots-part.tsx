import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { useApi } from '@/api/context'
import { type Snapshot, snapshotsQuery } from '@/api/history'
import { ErrorNote } from '@/components/error-note'
import { Skeleton } from '@/components/skeleton'
import { timeOrDate } from '@/lib/format/dates'
import { useProject } from '@/lib/project/project-context'
import { NameForm } from './name-form'
import { SnapshotPreview } from './snapshot-preview'
import { useKeepBoard } from './use-history-verbs'
import { changeWords, snapshotTitle } from './words'

function Row({ snapshot }: { snapshot: Snapshot }) {
  const who = snapshot.by.join(', ')
  const branch = snapshot.branch === 'main' ? '' : snapshot.branch_name
  return (
    <ListBoxItem
      id={snapshot.id}
      textValue={snapshotTitle(snapshot)}
      className={`history-row ${snapshot.name === null ? '' : 'is-named'}`}
    >
      <span className="cut title">{snapshotTitle(snapshot)}</span>
      <time dateTime={snapshot.created_at}>
        {timeOrDate(Date.parse(snapshot.created_at), Date.now())}
      </time>
      <span className="cut about is-line">
        {[who, branch, changeWords(snapshot.changes)].filter(Boolean).join(' · ')}
      </span>
    </ListBoxItem>
  )
}

/** Boards to go back to, the newest first, and the one of them that is looked at. */
export function SnapshotsPart() {
  const { project } = useProject()
  const { data, error, refetch } = useQuery(snapshotsQuery(useApi(), project.id))
  const keep = useKeepBoard()
  const [chosen, choose] = useState<string | null>(null)
  const snapshot = data?.find(({ id }) => id === chosen)
  return (
    <>
      <NameForm
        label="Name of the board to keep"
        placeholder="Name this board, to keep it"
        verb="Keep"
        isPending={keep.isPending}
        onName={keep.mutate}
      />
      {error && (
        <ErrorNote
          title="The history cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={240} />}
      {data?.length === 0 && (
        <p className="history-hint">
          Nothing is kept yet. While you edit, the board is kept once an hour by itself, and before
          every change of the whole.
        </p>
      )}
      {data && data.length > 0 && (
        <ListBox
          aria-label="Earlier boards"
          className="history-list"
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            choose(key === undefined ? null : String(key))
          }}
        >
          {data.map((each) => (
            <Row key={each.id} snapshot={each} />
          ))}
        </ListBox>
      )}
      {snapshot && <SnapshotPreview key={snapshot.id} snapshot={snapshot} />}
    </>
  )
}
