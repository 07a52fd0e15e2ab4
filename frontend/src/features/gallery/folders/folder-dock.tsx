import { FacetList } from '../finding/facet-list'
import { FolderTree } from './folder-tree'
import { SavedViews } from './saved-views'

/** Where files are, what was kept by name, and what narrows them. */
export function FolderDock() {
  return (
    <>
      <header className="dock-head">
        <h2 className="grow">Folders</h2>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="folder-dock" role="group" aria-label="Folders and filters" tabIndex={0}>
        <FolderTree />
        <SavedViews />
        <FacetList />
      </div>
    </>
  )
}
