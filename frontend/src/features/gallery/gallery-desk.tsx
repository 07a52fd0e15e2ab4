import { DockEdge } from '@/components/room/dock-edge'
import { useProject } from '@/lib/project/project-context'
import { FileDetails } from './details/file-details'
import { DuplicatesView } from './duplicates/duplicates-view'
import { FindBar } from './finding/find-bar'
import { FolderDock } from './folders/folder-dock'
import { useGallery } from './gallery-context'
import { FileCompare } from './lightbox/file-compare'
import { FileViewer } from './lightbox/file-viewer'
import { folderWords } from './sorting/folders/folder-rows'
import { SelectionBar } from './sorting/selection-bar'
import { SortingDesk } from './sorting/sorting-desk'
import { useUploadDrop } from './sorting/uploads/use-upload-drop'
import { GridSkeleton } from './states/grid-skeleton'
import { IndexNotices } from './states/index-notices'
import { NothingHere } from './states/nothing-here'
import { SearchFailed } from './states/search-failed'
import { FileGrid } from './tiles/file-grid'
import { ToolRow } from './tool-row'
import { TrashView } from './trash/trash-view'
import type { OtherPlace } from './use-gallery-address'

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

function Files() {
  return (
    <>
      <FindBar />
      <ToolRow />
      <IndexNotices />
      <Shelf />
      <SelectionBar />
    </>
  )
}

const Other = ({ at }: { at: OtherPlace }) => (at === 'trash' ? <TrashView /> : <DuplicatesView />)

/** Folders and filters, the files, and the one that is looked at. */
export function GalleryDesk() {
  const { project } = useProject()
  const { place } = useGallery()
  const folder = place.query.folder ?? ''
  const { isOver, handlers } = useUploadDrop(folder)
  return (
    <>
      <aside className="outline-place dock" aria-label="Folders and filters">
        <FolderDock />
        <DockEdge dock="outline" label="Width of the folders" />
      </aside>
      <main id="main" tabIndex={-1} aria-label="Gallery" className="gallery-main" {...handlers}>
        <h1 className="visually-hidden">{project.name}, gallery</h1>
        {place.at === null ? <Files /> : <Other at={place.at} />}
        {isOver && <p className="drop-here">Drop files to add them to {folderWords(folder)}</p>}
      </main>
      <aside className="inspector-place" aria-label="File">
        <FileDetails />
        <DockEdge dock="inspector" label="Width of the details" />
      </aside>
      <SortingDesk />
      <FileViewer />
      <FileCompare />
    </>
  )
}
