import { Link } from '@tanstack/react-router'
import { ImageOff, Images } from 'lucide-react'
import { Button } from '@/components/button'
import { useProject } from '@/lib/project/project-context'
import { useGallery, useIndexStatus } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'

function NothingFound() {
  const { place } = useGallery()
  const change = useChangeAddress()
  const { q, folder } = place.query
  return (
    <div className="gallery-empty">
      <ImageOff size={24} strokeWidth={1.4} aria-hidden />
      <b>Nothing fits</b>
      <p>
        {folder === null
          ? `No file of the project answers "${q}".`
          : `No file of this folder answers "${q}".`}
      </p>
      <div className="gallery-empty-ways">
        {folder !== null && (
          <Button look="box" onPress={() => change({ folder: null })}>
            Look in all folders
          </Button>
        )}
        <Button look="box" onPress={() => change({ q: '' })}>
          Show everything
        </Button>
      </div>
    </div>
  )
}

function EmptyFolder() {
  const change = useChangeAddress()
  return (
    <div className="gallery-empty">
      <Images size={24} strokeWidth={1.4} aria-hidden />
      <b>This folder is empty</b>
      <Button look="box" onPress={() => change({ folder: null })}>
        Show all pictures
      </Button>
    </div>
  )
}

function EmptyProject() {
  const { project } = useProject()
  return (
    <div className="gallery-empty">
      <Images size={24} strokeWidth={1.4} aria-hidden />
      <b>No pictures yet</b>
      <p>What is rendered for a shot comes here, and so does what is put into the folder.</p>
      <Link to="/p/$project/board" params={{ project: project.id }} className="button box">
        Go to the board
      </Link>
    </div>
  )
}

/** An empty place, with the way on. */
export function NothingHere() {
  const { place } = useGallery()
  const index = useIndexStatus()
  if (place.query.q !== '') return <NothingFound />
  if (index && (index.scanning || index.remaining > 0)) {
    return (
      <div className="gallery-empty" role="status">
        <b>The folder is being read</b>
        <p>Pictures appear as they are found.</p>
      </div>
    )
  }
  return place.query.folder === null ? <EmptyProject /> : <EmptyFolder />
}
