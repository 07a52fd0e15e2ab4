import { useEffect } from 'react'
import { NowProvider } from '@/lib/now'
import { useOpening } from '@/lib/project/project-context'
import { QueueProvider } from './queue-context'
import { QueueRoom } from './queue-room'
import { QueueSkeleton } from './queue-skeleton'
import { startQueue } from './queue-ui'

export function QueuePage() {
  const opened = useOpening()
  useEffect(startQueue, [])
  if (!opened) return <QueueSkeleton />
  return (
    <NowProvider>
      <QueueProvider>
        <QueueRoom />
      </QueueProvider>
    </NowProvider>
  )
}
