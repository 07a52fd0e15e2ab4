import { Rotate3d } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import type { Angle } from '@/api/types'
import { Skeleton } from '../skeleton'

/** The picker is asked for seldom, and is loaded then. */
const AnglePanel = lazy(async () => ({ default: (await import('./angle-panel')).AnglePanel }))

type Props = {
  /** What the angle is, in a few words; empty where it is open. */
  words: string
  chosen: string | null
  note: string
  onChoose: (angle: Angle) => void
  onClear: () => void
}

/** The angle as it stands in the prompt; opens the picker. */
export function AngleBadge({ words, chosen, note, onChoose, onClear }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="angle-badge" aria-label={words ? `Angle: ${words}` : 'Angle: open'}>
        <Rotate3d size={14} aria-hidden />
        <span className="cut">{words || 'Angle'}</span>
      </Button>
      {/* Without a dialog inside, the popover is one itself, its hidden buttons included. */}
      <Popover
        className="popover angle-popover"
        placement="left top"
        offset={8}
        aria-label="Camera angle"
      >
        <Suspense fallback={<Skeleton height={480} />}>
          <AnglePanel
            chosen={chosen}
            note={note}
            onChoose={(angle) => {
              setOpen(false)
              onChoose(angle)
            }}
            onClear={() => {
              setOpen(false)
              onClear()
            }}
          />
        </Suspense>
      </Popover>
    </DialogTrigger>
  )
}
