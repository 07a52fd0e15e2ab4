import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, useEffect, useMemo } from 'react'
import type { KeyRow } from '@/components/keys/keys-dialog'
import { useDocks } from '@/components/room/dock-sizes'
import { RoomFrame } from '@/components/room/room-frame'
import { RoomTop } from '@/components/room/room-top'
import { UndoButtons } from '@/components/room/undo-buttons'
import { useProject } from '@/lib/project/project-context'
import { Breadcrumb } from './folders/breadcrumb'
import { GalleryProvider } from './gallery-context'
import { GalleryDesk } from './gallery-desk'
import { GalleryStatus } from './gallery-status'
import { forgetSelection } from './gallery-ui'
import { useGroupCommands } from './grouping/use-group-commands'
import { useGalleryHistory } from './sorting/use-gallery-history'
import { useSortingCommands } from './sorting/use-sorting-commands'
import { useGalleryCommands } from './use-gallery-commands'

const keys: readonly KeyRow[] = [
  ['To the next file', 'Arrows'],
  ['Open the file', 'Enter'],
  ['Look at the file', 'Space'],
  ['Select up to here', 'Shift Click'],
  ['Select one more', 'Ctrl Click'],
]

function useDockStyle(): CSSProperties {
  const sizes = useDocks((store) => store.sizes)
  return useMemo(
    () => ({
      ...(sizes.outline && { '--dock': `${sizes.outline}px` }),
      ...(sizes.inspector && { '--inspector': `${sizes.inspector}px` }),
    }),
    [sizes],
  )
}

/** Keys and palette change with what is shown; the room around them need not be drawn anew. */
function Commands() {
  useGalleryCommands()
  useGroupCommands()
  useSortingCommands()
  return null
}

function Room() {
  const { project } = useProject()
  const navigate = useNavigate()
  const history = useGalleryHistory()
  const goToShot = (shot: string) =>
    void navigate({ to: '/p/$project/board', params: { project: project.id }, search: { shot } })
  return (
    <RoomFrame
      skipTo="the files"
      className="gallery-frame"
      style={useDockStyle()}
      keys={keys}
      onGoToShot={goToShot}
      history={history}
    >
      <Commands />
      <RoomTop>
        <Breadcrumb />
        <UndoButtons history={history} />
      </RoomTop>
      <GalleryDesk />
      <GalleryStatus />
    </RoomFrame>
  )
}

/** Every picture, clip and sound of the project. */
export function GalleryRoom() {
  useEffect(() => forgetSelection, [])
  return (
    <GalleryProvider>
      <Room />
    </GalleryProvider>
  )
}
