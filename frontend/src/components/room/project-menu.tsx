import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/button'
import { Menu } from '@/components/menu'
import { useRegistry } from '@/lib/commands'
import { keyLabel } from '@/lib/keys'
import { useBoardState } from '@/lib/project/project-context'

/** The project's name, which leads to what can be done with the project as a whole. */
export function ProjectMenu() {
  const name = useBoardState(({ project }) => project.name)
  const commands = useRegistry(({ groups }) => groups.get('project'))
  const entries = (commands ?? []).map(({ id, title, keys, run }) => ({
    id,
    label: title,
    shortcut: keys && keyLabel(keys),
    onAction: run,
  }))
  return (
    <Menu label="What to do with the project" entries={entries}>
      <Button size="small" className="project-name" aria-label={`Project ${name}`}>
        <span className="cut">{name}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Menu>
  )
}
