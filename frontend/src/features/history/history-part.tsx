import { lazy, Suspense } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { openHistory, useHistoryUi } from '@/lib/project/history-ui'

const HistorySheet = lazy(async () => ({
  default: (await import('./history-sheet')).HistorySheet,
}))

const commands: readonly Command[] = [
  {
    id: 'snapshots',
    title: 'Earlier boards, to go back to',
    keys: 'mod+alt+z',
    run: () => openHistory('snapshots'),
  },
  { id: 'branches', title: 'Branches of the board', run: () => openHistory('branches') },
]

/** The history of a project's board, in every room; loaded when it is first opened. */
export function HistoryPart() {
  const part = useHistoryUi((ui) => ui.part)
  useCommands('history', commands)
  if (part === null) return null
  return (
    <Suspense fallback={null}>
      <HistorySheet part={part} />
    </Suspense>
  )
}
