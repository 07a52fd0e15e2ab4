import { useQuery } from '@tanstack/react-query'
import { ChevronRight, Folder, Images } from 'lucide-react'
import { memo, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useApi } from '@/api/context'
import { type GalleryFolder, treeQuery } from '@/api/gallery'
import { figure } from '@/lib/format/figures'
import { useGallery, useIndexStatus } from '../gallery-context'
import { FolderMenu } from '../sorting/folders/folder-menu'
import { useFolderDrop } from '../sorting/folders/use-folder-drop'
import { useSortingUi } from '../sorting/sorting-ui'
import { useChangeAddress } from '../use-gallery-address'
import { above, type TreeFolder, treeOf } from './tree'

/** The project itself; no folder has this name. */
const ALL = '/'

/** The folder of a row that files are held over. */
function folderAt(target: EventTarget): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
  const key = row?.dataset.key
  return key === undefined ? null : key === ALL ? '' : key
}

function FolderItem({ folder }: { folder: TreeFolder }) {
  const isOver = useSortingUi(({ overFolder }) => overFolder === folder.path)
  return (
    <TreeItem
      id={folder.path}
      textValue={folder.name}
      className={isOver ? 'folder-item is-over' : 'folder-item'}
    >
      <TreeItemContent>
        {folder.within.length > 0 ? (
          <Button slot="chevron" className="folder-chevron">
            <ChevronRight size={14} aria-hidden />
          </Button>
        ) : (
          <span />
        )}
        <Folder size={16} strokeWidth={1.6} aria-hidden />
        <span className="cut">{folder.name}</span>
        <span className="folder-count">{figure(folder.count)}</span>
        <FolderMenu folder={folder.path} />
      </TreeItemContent>
      <Collection items={folder.within.map((each) => ({ id: each.path, folder: each }))}>
        {(item) => <FolderItem folder={item.folder} />}
      </Collection>
    </TreeItem>
  )
}

/** By itself, for it counts on while an index is built. */
function AllCount() {
  const index = useIndexStatus()
  return <span className="folder-count">{index && figure(index.files)}</span>
}

function AllPictures() {
  const isOver = useSortingUi(({ overFolder }) => overFolder === '')
  return (
    <TreeItem
      id={ALL}
      textValue="All pictures"
      className={isOver ? 'folder-item is-over' : 'folder-item'}
    >
      <TreeItemContent>
        <span />
        <Images size={16} strokeWidth={1.6} aria-hidden />
        <span className="cut">All pictures</span>
        <AllCount />
        <FolderMenu folder="" />
      </TreeItemContent>
    </TreeItem>
  )
}

/** Folders stand open above the one that is shown, and where a person opened them. */
function useOpenFolders(shown: string | null) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(above(shown)))
  useEffect(() => setOpen((before) => new Set([...before, ...above(shown)])), [shown])
  return [open, setOpen] as const
}

const Folders = memo(function Folders({ all }: { all: readonly GalleryFolder[] }) {
  const { place } = useGallery()
  const change = useChangeAddress()
  const drop = useFolderDrop(folderAt)
  const folders = useMemo(() => treeOf(all), [all])
  const shown = place.query.folder
  const [open, setOpen] = useOpenFolders(shown)
  const show = (keys: 'all' | ReadonlySet<unknown>) => {
    const [path] = keys === 'all' ? [] : [...keys].map(String)
    if (path !== undefined) change({ folder: path === ALL ? null : path, at: null })
  }
  return (
    <div {...drop}>
      <Tree
        aria-label="Folders"
        className="folder-tree"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={place.at === null ? [shown ?? ALL] : []}
        onSelectionChange={show}
        expandedKeys={open}
        onExpandedChange={(keys) => setOpen(new Set([...keys].map(String)))}
      >
        <AllPictures />
        <Collection items={folders.map((folder) => ({ id: folder.path, folder }))}>
          {({ folder }) => <FolderItem folder={folder} />}
        </Collection>
      </Tree>
    </div>
  )
})

const none: readonly GalleryFolder[] = []

/** The folders of the project with how many files they hold. */
export function FolderTree() {
  const { project } = useGallery()
  const { data } = useQuery(treeQuery(useApi(), project))
  // As many rows as there are folders are drawn in slices.
  return <Folders all={useDeferredValue(data?.folders ?? none, none)} />
}
