import { Route } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Skeleton } from '@/components/skeleton'
import type { Shot } from '@/lib/document/model'

const MotionEditor = lazy(async () => ({
  default: (await import('./motion-editor')).MotionEditor,
}))

/** Opens the drawing of a shot's move. */
export function EditMotion({ shot }: { shot: Shot }) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button size="small" look="box" onPress={() => setOpen(true)}>
        <Route size={14} aria-hidden />
        {shot.motion ? 'Change the move' : 'Draw a move'}
      </Button>
      <Dialog title={`Move of the camera, ${shot.code}`} isOpen={isOpen} onClose={close}>
        <Suspense fallback={<Skeleton width={960} height={480} />}>
          <MotionEditor shot={shot} onClose={close} />
        </Suspense>
      </Dialog>
    </>
  )
}
