import { SquarePlus } from 'lucide-react'
import { Button } from '@/components/button'
import { useAddShot } from '../use-add-shot'

export function EmptyBoard() {
  const addShot = useAddShot()
  return (
    <div className="empty-board">
      <p className="t-15 strong">No shot yet</p>
      <p>A shot is one picture of the film. Describe it, choose a lens, and generate.</p>
      <Button look="solid" onPress={() => addShot()}>
        <SquarePlus size={16} strokeWidth={1.6} aria-hidden />
        New shot <kbd>N</kbd>
      </Button>
    </div>
  )
}
