import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useShowToast } from '@/components/toast'
import { type Command, useCommands } from '@/lib/commands'
import { useConnection } from '@/lib/project/connection'
import { openProjectDialog } from './project-ui'
import { saySaved } from './saved'

/** What can be done with the project as a whole, in every room of it. */
export function useProjectCommands(): void {
  const navigate = useNavigate()
  const showToast = useShowToast()
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'project-settings',
        title: 'Project settings',
        keys: 'mod+comma',
        run: () => openProjectDialog('settings'),
      },
      {
        id: 'project-saved',
        title: 'Is everything saved?',
        keys: 'mod+s',
        run: () => showToast({ text: saySaved(useConnection.getState(), new Date()) }),
      },
      {
        id: 'project-save-as',
        title: 'Save the project as',
        keys: 'mod+shift+s',
        run: () => openProjectDialog('save-as'),
      },
      {
        id: 'project-duplicate',
        title: 'Duplicate the project',
        run: () => openProjectDialog('duplicate'),
      },
      {
        id: 'project-archive',
        title: 'Archive the project',
        run: () => openProjectDialog('archive'),
      },
      {
        id: 'project-open',
        title: 'Open another project',
        keys: 'mod+o',
        run: () => openProjectDialog('open'),
      },
      {
        id: 'project-all',
        title: 'All projects',
        run: () => void navigate({ to: '/' }),
      },
    ],
    [navigate, showToast],
  )
  useCommands('project', commands)
}
