import { announce } from '@/components/room/room-ui'
import type { Shot } from '@/lib/document/model'
import { slate } from '@/lib/document/slots'
import { useBoardState } from '@/lib/project/project-context'
import { useBoard } from '../../board-context'
import { goToShot } from '../../board-ui'

/** "A2" where a slot has several: a press puts the next of them on the board. */
export function Alternates({ shot }: { shot: Shot }) {
  const { derive, edits } = useBoard()
  const count = useBoardState(({ shots }) => derive.slots(shots).get(shot.slotId)?.length ?? 1)
  const next = useBoardState(({ shots }) => {
    const slot = derive.slots(shots).get(shot.slotId) ?? []
    const place = slot.findIndex(({ id }) => id === shot.id)
    return slot[(place + 1) % slot.length] ?? shot
  })
  if (count < 2) return null
  return (
    <button
      type="button"
      className="nodrag nopan panel-alternate"
      aria-label={`A${shot.alternateNumber}, alternate ${shot.alternateNumber} of ${count}: show ${slate(next)}`}
      title={`Show ${slate(next)}`}
      onClick={() => {
        edits.chooseAlternate(next.id)
        goToShot(next.id)
        announce(`${slate(next)} stands on the board`)
      }}
    >
      A{shot.alternateNumber}
    </button>
  )
}
