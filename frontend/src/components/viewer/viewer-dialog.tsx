import { ArrowLeft, ArrowRight, X } from 'lucide-react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from '../icon-button'
import type { ViewedPicture, ViewerProps } from './viewed-picture'
import './viewer.css'

function Shown({ picture }: { picture: ViewedPicture }) {
  if (picture.kind === 'image') return <img src={picture.full} alt={picture.title} />
  // biome-ignore lint/a11y/useMediaCaption: what a node renders has no captions
  return <video src={picture.full} controls aria-label={picture.title} />
}

export function ViewerDialog({ pictures, index, onIndex, onClose }: ViewerProps) {
  const picture = pictures[index]
  if (!picture) return null
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
              {picture.title}
            </Heading>
            <IconButton
              label="Previous"
              isDisabled={index === 0}
              onPress={() => onIndex(index - 1)}
            >
              <ArrowLeft size={16} aria-hidden />
            </IconButton>
            <IconButton
              label="Next"
              isDisabled={index === pictures.length - 1}
              onPress={() => onIndex(index + 1)}
            >
              <ArrowRight size={16} aria-hidden />
            </IconButton>
            <IconButton label="Close" onPress={onClose}>
              <X size={16} aria-hidden />
            </IconButton>
          </header>
          <div className="viewer-stage">
            <Shown picture={picture} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
