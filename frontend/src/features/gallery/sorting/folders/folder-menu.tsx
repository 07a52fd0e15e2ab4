import { Ellipsis } from 'lucide-react'
import { useApi } from '@/api/context'
import { trashFolder } from '@/api/gallery-changes'
import { IconButton } from '@/components/icon-button'
import { Menu, type MenuEntry } from '@/components/menu'
import { useShowToast } from '@/components/toast'
import { useProject } from '@/lib/project/project-context'
import { useGallery } from '../../gallery-context'
import { useChangeAddress } from '../../use-gallery-address'
import { ask } from '../sorting-ui'
import { useAttempt } from '../use-attempt'
import { folderWords } from './folder-rows'

function useFolderVerbs(folder: string) {
  const api = useApi()
  const project = useProject().project.path
  const attempt = useAttempt()
  const show = useShowToast()
  const { place } = useGallery()
  const change = useChangeAddress()
  const leave = () => {
    const shown = place.query.folder
    if (shown !== folder && !shown?.startsWith(`${folder}/`)) return
    change({ folder: folder.slice(0, Math.max(0, folder.lastIndexOf('/'))) || null })
  }
  const trash = async () => {
    const done = await attempt.other(() => trashFolder(api, project, folder))
    if (!done) return
    const { operation } = done
    if (operation) await attempt.change(() => Promise.resolve(operation))
    else show({ text: `The folder ${folder} is gone; nothing was in it` })
    leave()
  }
  return { trash }
}

/** What can be done with a folder; the project's own has a name for good. */
export function useFolderEntries(folder: string): MenuEntry[] {
  const { trash } = useFolderVerbs(folder)
  const own: MenuEntry[] = [
    {
      id: 'rename',
      label: 'Rename',
      onAction: () => ask({ kind: 'rename-folder', folder }),
    },
    { id: 'trash', label: 'Move to the trash', onAction: () => void trash() },
  ]
  return [
    {
      id: 'new',
      label: 'New folder within',
      onAction: () => ask({ kind: 'new-folder', parent: folder }),
    },
    {
      id: 'by-date',
      label: 'Name its files by date',
      onAction: () => ask({ kind: 'rename-by-date', folder }),
    },
    ...(folder === '' ? [] : own),
  ]
}

export function FolderMenu({ folder }: { folder: string }) {
  const words = folderWords(folder)
  return (
    <Menu label={words} entries={useFolderEntries(folder)}>
      <IconButton label={`More for ${words}`} size="small">
        <Ellipsis size={14} aria-hidden />
      </IconButton>
    </Menu>
  )
}
