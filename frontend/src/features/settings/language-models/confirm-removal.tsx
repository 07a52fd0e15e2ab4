import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'

type Props = {
  title: string
  /** What is lost, in a sentence. */
  loss: string
  verb: string
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void
}

/** Asks before something goes that cannot come back. */
export function ConfirmRemoval({ title, loss, verb, isOpen, onClose, onConfirm }: Props) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <p>{loss}</p>
      <div className="form-actions">
        <Button look="box" autoFocus onPress={onClose}>
          Keep it
        </Button>
        <Button
          look="box"
          onPress={() => {
            onClose()
            onConfirm()
          }}
        >
          {verb}
        </Button>
      </div>
    </Dialog>
  )
}
