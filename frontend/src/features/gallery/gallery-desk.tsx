import { DockEdge } from '@/components/room/dock-edge'
import { useProject } from '@/lib/project/project-context'
import { FileDetails } from './details/file-details'
import { FindBar } from './finding/find-bar'
import { FolderDock } from './folders/folder-dock'
import { useGallery } from './gallery-context'
import { FileCompare } from './lightbox/file-compare'
import { FileViewer } from './lightbox/file-viewer'
import { SelectionBar } from './sorting/selection-bar'
import { GridSkeleton } from './states/grid-skeleton'
import { IndexNotices } from './states/index-notices'
import { NothingHere } from './states/nothing-here'
import { SearchFailed } from './states/search-failed'
import { FileGrid } from './tiles/file-grid'
import { ToolRow } from './tool-row'

function Shelf() {
  const { finding, order } = useGallery()
  switch (finding.status) {
    case 'loading':
      return <GridSkeleton />
    case 'failed':
      return <SearchFailed error={finding.error} onRetry={finding.retry} />
    case 'found':
      return order.ids.length > 0 ? <FileGrid /> : <NothingHere />
    default:
      return finding satisfies never
  }
}

/** Folders and filters, the files, and the one that is looked at. */
export function GalleryDesk() {
  const { project } = useProject()
  return (
    <>
      <aside className="outline-place dock" aria-label="Folders and filters">
        <FolderDock />
        <DockEdge dock="outline" label="Width of the folders" />
      </aside>
      <main id="main" tabIndex={-1} aria-label="Gallery" className="gallery-main">
        <h1 className="visually-hidden">{project.name}, gallery</h1>
        <FindBar />
        <ToolRow />
        <IndexNotices />
        <Shelf />
        <SelectionBar />
      </main>
      <aside className="inspector-place" aria-label="File">
        <FileDetails />
        <DockEdge dock="inspector" label="Width of the details" />
      </aside>
      <FileViewer />
      <FileCompare />
    </>
  )
}
