import { RoomStatus } from '@/components/room/room-status'
import { figure } from '@/lib/format/figures'
import { useGallery, useIndexStatus } from './gallery-context'
import { countSelected, useGallerySelection } from './gallery-ui'

/** What is selected of what was found, and how far the index is. */
export function GalleryStatus() {
  const { order } = useGallery()
  const selection = useGallerySelection()
  const index = useIndexStatus()
  const total = order.ids.length
  const selected = countSelected(selection, total)
  return (
    <RoomStatus>
      {selected > 0 && (
        <span>
          {figure(selected)} of {figure(total)} selected
        </span>
      )}
      {index && index.remaining > 0 && <span>{figure(index.remaining)} files to be read</span>}
    </RoomStatus>
  )
}
