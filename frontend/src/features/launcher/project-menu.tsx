import { useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '@/api/types'
import { IconButton } from '@/components/icon-button'
import { Menu, type MenuEntry } from '@/components/menu'
import { ArchiveDialog } from '@/components/project-dialogs/archive-dialog'
import { CopyDialog } from '@/components/project-dialogs/copy-dialog'
import { DeleteDialog } from '@/components/project-dialogs/delete-dialog'
import { useShowToast } from '@/components/toast'
import { useShowInFileManager } from '@/components/use-show-in-file-manager'
import { useForgetProject } from './use-forget-project'

type Asking = 'duplicate' | 'archive' | 'delete'

export function ProjectMenu({ project }: { project: Project }) {
  const navigate = useNavigate()
  const showToast = useShowToast()
  const showInFileManager = useShowInFileManager()
  const { forget, lookAgain } = useForgetProject()
  const [asking, setAsking] = useState<Asking | null>(null)
  const open = () => navigate({ to: '/p/$project/board', params: { project: project.id } })
  const show = () => showInFileManager(project.id, '')
  const copyPath = async () => {
    await navigator.clipboard.writeText(project.path)
    showToast({ text: `Copied ${project.path}` })
  }
  const ask = (id: Asking, label: string): MenuEntry => ({
    id,
    label,
    onAction: () => setAsking(id),
  })
  const entries: MenuEntry[] = [
    project.exists
      ? { id: 'open', label: 'Open', onAction: open }
      : { id: 'look', label: 'Look for it again', onAction: lookAgain },
    ...(project.exists ? [ask('duplicate', 'Duplicate'), ask('archive', 'Archive')] : []),
    ...(project.exists ? [{ id: 'show', label: 'Show in the file manager', onAction: show }] : []),
    { id: 'copy', label: 'Copy path', onAction: copyPath },
    { id: 'forget', label: 'Take off the list', onAction: () => forget(project) },
    ...(project.exists ? [ask('delete', 'Delete')] : []),
  ]
  const close = () => setAsking(null)
  return (
    <div className="project-menu">
      <Menu label={`What to do with ${project.name}`} entries={entries}>
        <IconButton label={`More about ${project.name}`}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      </Menu>
      <CopyDialog
        project={project}
        kind="duplicate"
        isOpen={asking === 'duplicate'}
        onClose={close}
      />
      <ArchiveDialog project={project} isOpen={asking === 'archive'} onClose={close} />
      <DeleteDialog project={project} isOpen={asking === 'delete'} onClose={close} />
    </div>
  )
}
