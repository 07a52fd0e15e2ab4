import { Clapperboard, FileArchive, Folder as FolderIcon } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { FolderListing } from '@/api/types'

type Props = {
  listing: FolderListing
  onGo: (path: string) => void
  onOpen?: ((path: string) => void) | undefined
  onUnpack?: ((path: string) => void) | undefined
}

type Kind = 'project' | 'folder' | 'archive'
type Row = { kind: Kind; name: string; path: string }

const icons = { project: Clapperboard, folder: FolderIcon, archive: FileArchive }
const labels: Record<Kind, string> = { project: 'Project', folder: 'Folder', archive: 'Archive' }

function rowsOf({ folders, archives }: FolderListing, withArchives: boolean): Row[] {
  const rows = folders.map(
    ({ name, path, is_project }): Row => ({ kind: is_project ? 'project' : 'folder', name, path }),
  )
  const files = withArchives ? archives : []
  return [...rows, ...files.map(({ name, path }): Row => ({ kind: 'archive', name, path }))]
}

function FolderRow({ row }: { row: Row }) {
  const Icon = icons[row.kind]
  return (
    <>
      <Icon size={16} aria-hidden />
      <span className="cut">{row.name}</span>
      <span className="end">{labels[row.kind]}</span>
    </>
  )
}

/** What lies in one folder: projects open, archives are unpacked, other folders are gone into. */
export function FolderList({ listing, onGo, onOpen, onUnpack }: Props) {
  const rows = rowsOf(listing, onUnpack !== undefined)
  const deeds = { project: onOpen, folder: onGo, archive: onUnpack }
  return (
    <ListBox
      aria-label={`Folders in ${listing.path}`}
      items={rows}
      // An empty list would take the focus again and again.
      autoFocus={rows.length > 0 ? 'first' : false}
      renderEmptyState={() => <p className="folder-empty">There is no folder in here.</p>}
    >
      {(row) => (
        <ListBoxItem
          id={row.path}
          textValue={row.name}
          className="option"
          isDisabled={!deeds[row.kind]}
          onAction={() => deeds[row.kind]?.(row.path)}
        >
          <FolderRow row={row} />
        </ListBoxItem>
      )}
    </ListBox>
  )
}
