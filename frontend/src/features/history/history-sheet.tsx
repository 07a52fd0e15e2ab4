import { Segmented } from '@/components/segmented'
import { Sheet } from '@/components/sheet'
import { closeHistory, type HistoryPart, openHistory } from '@/lib/project/history-ui'
import { BranchesPart } from './branches-part'
import './history.css'
import { SnapshotsPart } from './snapshots-part'

const parts = [
  { id: 'snapshots', label: 'Earlier boards' },
  { id: 'branches', label: 'Branches' },
]

/** What the board was, and what else it could be. */
export function HistorySheet({ part }: { part: HistoryPart }) {
  return (
    <Sheet title="History" isOpen onClose={closeHistory}>
      <Segmented
        label="Part of the history"
        layout="hidden"
        value={part}
        segments={parts}
        onChange={(id) => openHistory(id === 'branches' ? 'branches' : 'snapshots')}
      />
      {part === 'snapshots' ? <SnapshotsPart /> : <BranchesPart />}
    </Sheet>
  )
}
