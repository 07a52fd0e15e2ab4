import { Clapperboard, Folder as FolderIcon } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { Folder, FolderListing } from '@/api/types'

type Props = {
  listing: FolderListing
  onGo: (path: string) => void
  onOpen?: ((path: string) => void) | undefined
}

function FolderRow({ folder }: { folder: Folder }) {
  const Icon = folder.is_project ? Clapperboard : FolderIcon
  return (
    <>
      <Icon size={16} aria-hidden />
      <span className="cut">{folder.name}</span>
      <span className="end">{folder.is_project ? 'Project' : 'Folder'}</span>
    </>
  )
}

/** What lies in one folder: projects open, other folders are gone into. */
export function FolderList({ listing, onGo, onOpen }: Props) {
  const act = (folder: Folder) => (folder.is_project ? onOpen?.(folder.path) : onGo(folder.path))
  return (
    <ListBox
      aria-label={`Folders in ${listing.path}`}
      items={listing.folders}
      // An empty list would take the focus again and again.
      autoFocus={listing.folders.length > 0 ? 'first' : false}
      renderEmptyState={() => <p className="folder-empty">There is no folder in here.</p>}
    >
      {(folder) => (
        <ListBoxItem
          id={folder.path}
          textValue={folder.name}
          className="option"
          isDisabled={folder.is_project && !onOpen}
          onAction={() => act(folder)}
        >
          <FolderRow folder={folder} />
        </ListBoxItem>
      )}
    </ListBox>
  )
}
