import { FolderPlus } from 'lucide-react'
import { IconButton } from '@/components/icon-button'
import { FacetList } from '../finding/facet-list'
import { useGallery } from '../gallery-context'
import { OtherPlaces } from '../sorting/folders/other-places'
import { ask } from '../sorting/sorting-ui'
import { useLater } from '../use-later'
import { FolderTree } from './folder-tree'
import { SavedViews } from './saved-views'

/** Where files are, what was kept by name, and what narrows them. */
export function FolderDock() {
  const { place } = useGallery()
  const isTime = useLater()
  return (
    <>
      <header className="dock-head">
        <h2 className="grow">Folders</h2>
        <IconButton
          label="New folder"
          onPress={() => ask({ kind: 'new-folder', parent: place.query.folder ?? '' })}
        >
          <FolderPlus size={16} strokeWidth={1.6} aria-hidden />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="folder-dock" role="group" aria-label="Folders and filters" tabIndex={0}>
        {isTime && (
          <>
            <FolderTree />
            <OtherPlaces />
            <SavedViews />
            <FacetList />
          </>
        )}
      </div>
    </>
  )
}
