import { X } from 'lucide-react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from '../icon-button'
import type { CompareProps } from '../viewer/viewed-picture'
import '../viewer/viewer.css'

export function CompareDialog({ pictures, onClose }: CompareProps) {
  return (
    <ModalOverlay
      className="viewer-overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="viewer">
        <Dialog className="viewer-dialog">
          <header className="viewer-bar">
            <Heading slot="title" className="t-13 strong cut">
              Compare
            </Heading>
            <IconButton label="Close" onPress={onClose}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          <div className="viewer-stage is-many">
            {pictures.map((picture) => (
              <img key={picture.key} src={picture.src(1920)} alt={picture.title} />
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
