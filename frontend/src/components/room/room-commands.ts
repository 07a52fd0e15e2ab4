import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type Command, useCommands } from '@/lib/commands'
import { useProject } from '@/lib/project/project-context'
import { openKeys, openPalette } from './room-ui'
import type { History } from './undo-buttons'

/** What can be done in every room of a project; `history` is what undo takes back there. */
export function useRoomCommands(history: Pick<History, 'undo' | 'redo'>): void {
  const navigate = useNavigate()
  const { project } = useProject()
  const { undo, redo } = history
  const commands = useMemo<Command[]>(() => {
    const params = { project: project.id }
    return [
      { id: 'undo', title: 'Undo', keys: 'mod+z', run: undo },
      { id: 'redo', title: 'Redo', keys: 'mod+shift+z,mod+y', run: redo },
      { id: 'palette', title: 'Commands', keys: 'mod+k', run: () => openPalette(true) },
      { id: 'keys', title: 'Keys', keys: '?', run: () => openKeys(true) },
      {
        id: 'go-board',
        title: 'Go to the board',
        keys: 'alt+1',
        run: () => void navigate({ to: '/p/$project/board', params }),
      },
      {
        id: 'go-gallery',
        title: 'Go to the gallery',
        keys: 'alt+3',
        run: () => void navigate({ to: '/p/$project/gallery', params }),
      },
      {
        id: 'go-workflows',
        title: 'Go to the workflows',
        keys: 'alt+5',
        run: () => void navigate({ to: '/p/$project/library/workflows', params }),
      },
      {
        id: 'go-pool',
        title: 'Go to the pool',
        run: () => void navigate({ to: '/p/$project/library/pool', params }),
      },
      {
        id: 'go-queue',
        title: 'Go to the queue',
        keys: 'alt+6',
        run: () => void navigate({ to: '/p/$project/queue', params }),
      },
      {
        id: 'go-cinematography',
        title: 'Go to cinematography',
        keys: 'alt+7',
        run: () => void navigate({ to: '/p/$project/cinematography', params }),
      },
      {
        id: 'go-overview',
        title: 'Go to the overview of the film',
        keys: 'alt+0',
        run: () => void navigate({ to: '/p/$project/overview', params }),
      },
      {
        id: 'print',
        title: 'Print the board or save it as PDF',
        keys: 'mod+p',
        run: () => void navigate({ to: '/p/$project/print', params }),
      },
      {
        id: 'go-nodes',
        title: 'Go to the render nodes',
        run: () => void navigate({ to: '/settings/nodes' }),
      },
    ]
  }, [navigate, project.id, undo, redo])
  useCommands('room', commands)
}
