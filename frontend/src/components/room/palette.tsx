import { lazy, Suspense, useEffect } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { whenIdle } from '@/lib/when-idle'
import type { PaletteProps } from './palette-entries'
import { openPalette, useRoomUi } from './room-ui'

const load = async () => ({ default: (await import('./palette-entries')).PaletteEntries })

const Entries = lazy(load)

/** The list of commands and shots, fetched once the room stands and nothing else is to do. */
export function Palette(props: PaletteProps) {
  const isOpen = useRoomUi((ui) => ui.isPaletteOpen)
  useEffect(() => whenIdle(() => void load()), [])
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={openPalette}
    >
      <Modal className="modal palette">
        <Dialog aria-label="Commands">
          <Suspense fallback={<div className="palette-field" aria-busy="true" />}>
            <Entries {...props} />
          </Suspense>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
