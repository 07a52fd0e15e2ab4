import { type CSSProperties, useMemo } from 'react'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { useDocks } from '@/components/room/dock-sizes'
import { Notices } from '@/components/room/notices'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomStatus } from '@/components/room/room-status'
import { RoomTop } from '@/components/room/room-top'
import { UndoButtons } from '@/components/room/undo-buttons'
import { counted } from '@/lib/format/counted'
import { hasEnded } from '@/lib/jobs/conditions'
import { useProject } from '@/lib/project/project-context'
import './queue.css'
import { JobMenu } from './job-menu'
import { NodeLanes } from './node-lanes'
import { QueueFilters } from './queue-filters'
import { QueueHead } from './queue-head'
import { QueueList } from './queue-list'
import { QueueNotices } from './queue-notices'
import { useQueueUi } from './queue-ui'
import { SelectionBar } from './selection-bar'
import { Triage } from './triage'
import { useJobVerbs } from './use-job-verbs'
import { useQueueCommands } from './use-queue-commands'
import { useLoadQueue } from './use-queue-data'
import { useQueueList } from './use-queue-list'

const keys: readonly KeyRow[] = [
  ['To the next row', 'Arrows'],
  ['Fold or open a shot', 'Left Right'],
  ['Select, with those between', 'Shift Arrows'],
  ['Take into the selection', 'Space'],
  ['Select everything', 'Ctrl A'],
  ['Up or down in the queue', 'Alt Arrows'],
]

function useDockStyle(): CSSProperties {
  const width = useDocks(({ sizes }) => sizes.inspector)
  return useMemo(() => ({ ...(width && { '--inspector': `${width}px` }) }), [width])
}

function Status({ list }: { list: ReturnType<typeof useQueueList> }) {
  const selected = useQueueUi((ui) => ui.selected.size)
  const counts = useMemo(() => {
    const open = list.all.filter((job) => !hasEnded(job))
    return { jobs: open.length, shots: new Set(open.map(({ metadata }) => metadata.shot)).size }
  }, [list.all])
  return (
    <RoomStatus end={selected > 0 && <span>{counted(selected, 'job')} selected</span>}>
      <span>
        {counted(counts.jobs, 'job')}, {counted(counts.shots, 'shot')}
      </span>
    </RoomStatus>
  )
}

/** The queue with everything round it. */
export function QueueRoom() {
  const { project } = useProject()
  const loading = useLoadQueue()
  const list = useQueueList()
  useQueueCommands(list)
  const { showOnBoard } = useJobVerbs()
  return (
    <RoomFrame
      skipTo="the queue"
      className="queue-frame"
      style={useDockStyle()}
      keys={keys}
      onGoToShot={showOnBoard}
    >
      <RoomTop>
        <span className="room-name">Queue</span>
        <UndoButtons />
      </RoomTop>
      <main id="main" tabIndex={-1} aria-label="Queue" className="queue-main">
        <h1 className="visually-hidden">{project.name}, queue</h1>
        <Notices>
          <QueueNotices />
        </Notices>
        <QueueHead />
        <NodeLanes />
        <QueueFilters />
        <QueueList list={list} loading={loading} />
        <SelectionBar list={list} />
        <JobMenu all={list.all} />
      </main>
      <div className="inspector-place">
        <Triage />
      </div>
      <Status list={list} />
    </RoomFrame>
  )
}
