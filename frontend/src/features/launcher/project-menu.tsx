import { useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import type { Project } from '@/api/types'
import { IconButton } from '@/components/icon-button'
import { Menu, type MenuEntry } from '@/components/menu'
import { useShowToast } from '@/components/toast'
import { useForgetProject } from './use-forget-project'

export function ProjectMenu({ project }: { project: Project }) {
  const navigate = useNavigate()
  const showToast = useShowToast()
  const { forget, lookAgain } = useForgetProject()
  const open = () => navigate({ to: '/p/$project/board', params: { project: project.id } })
  const copyPath = async () => {
    await navigator.clipboard.writeText(project.path)
    showToast({ text: `Copied ${project.path}` })
  }
  const first: MenuEntry = project.exists
    ? { id: 'open', label: 'Open', onAction: open }
    : { id: 'look', label: 'Look for it again', onAction: lookAgain }
  const entries = [
    first,
    { id: 'copy', label: 'Copy path', onAction: copyPath },
    { id: 'forget', label: 'Take off the list', onAction: () => forget(project) },
  ]
  return (
    <div className="project-menu">
      <Menu label={`What to do with ${project.name}`} entries={entries}>
        <IconButton label={`More about ${project.name}`}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      </Menu>
    </div>
  )
}
