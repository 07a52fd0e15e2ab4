import { lazy, Suspense } from 'react'
import { toggleProgress, useRoomUi } from '@/components/room/room-ui'
import { type Command, useCommands } from '@/lib/commands'
import { NowProvider } from '@/lib/now'

const ProgressDock = lazy(async () => ({
  default: (await import('./progress-dock')).ProgressDock,
}))

const commands: readonly Command[] = [
  { id: 'progress', title: 'Progress of all renders', keys: 'shift+p', run: toggleProgress },
]

/** The sidebar of renders, in every room of a project; loaded when it is first opened. */
export function ProgressPart() {
  const isOpen = useRoomUi((ui) => ui.isProgressOpen)
  useCommands('progress', commands)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <NowProvider>
        <ProgressDock />
      </NowProvider>
    </Suspense>
  )
}
