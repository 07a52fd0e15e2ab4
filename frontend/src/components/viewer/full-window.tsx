import type { KeyboardEvent, ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import './viewer.css'

type Props = {
  label: string
  onClose: () => void
  onKeyDown: (event: KeyboardEvent) => void
  children: ReactNode
}

/** A dialog as large as the window, with keys of its own. */
export function FullWindow({ label, onClose, onKeyDown, children }: Props) {
  return (
    <ModalOverlay
      className="viewer-overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="viewer">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole dialog */}
        <div className="viewer-keys" onKeyDown={onKeyDown}>
          <Dialog className="viewer-dialog" aria-label={label}>
            {children}
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  )
}
