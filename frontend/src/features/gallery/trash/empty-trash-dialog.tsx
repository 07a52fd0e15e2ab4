import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { counted } from '@/lib/format/counted'
import { plural } from '@/lib/format/plural'
import { bytes } from '../words'

type Props = { files: number; size: number; onDelete: () => void; onClose: () => void }

/** The one question that is always asked: what is deleted here does not come back. */
export function EmptyTrashDialog({ files, size, onDelete, onClose }: Props) {
  return (
    <Dialog title={`Delete ${counted(files, 'file')} for good?`} isOpen onClose={onClose}>
      <p className="t-12">
        {bytes(size)} become free. This is the one change to files that cannot be taken back.
      </p>
      <div className="question-answers">
        <Button look="solid" onPress={onDelete}>
          Delete for good
        </Button>
        <Button look="box" onPress={onClose}>
          {plural(files, { one: 'Keep it', other: 'Keep them' })}
        </Button>
      </div>
    </Dialog>
  )
}
