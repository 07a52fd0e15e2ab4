import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './icon-button'
import './sheet.css'

type Props = {
  title: string
  isOpen: boolean
  onClose: () => void
  /** What can be done with it; stands at the foot. */
  actions?: ReactNode
  children: ReactNode
}

/** A tall dialog at the right edge, for what is read before it is decided on. */
export function Sheet({ title, isOpen, onClose, actions, children }: Props) {
  return (
    <ModalOverlay
      className="modal-overlay is-sheet"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="sheet">
        <Dialog className="sheet-dialog">
          <header>
            <Heading slot="title" className="t-15 strong cut">
              {title}
            </Heading>
            <IconButton label="Close" onPress={onClose}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          {/* biome-ignore lint/a11y/useSemanticElements: a region that scrolls, not a form */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <div className="sheet-body" role="group" aria-label={title} tabIndex={0}>
            {children}
          </div>
          {actions && <footer>{actions}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
