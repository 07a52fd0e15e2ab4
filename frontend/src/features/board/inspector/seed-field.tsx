import { Dices, Lock, LockOpen } from 'lucide-react'
import { NumberField } from '@/components/number-field'
import type { Shot } from '@/lib/document/model'
import { useEdits } from '../board-context'
import { LARGEST_SEED } from '../generate/values'

/** The seed, a new one by the dices, and the lock that keeps it from render to render. */
export function SeedField({ shot }: { shot: Shot }) {
  const edits = useEdits()
  const setSeed = (seed: number) => {
    if (Number.isFinite(seed)) edits.setShot(shot.id, 'seed', seed)
  }
  const Icon = shot.seedLocked ? Lock : LockOpen
  return (
    <div className="seed">
      <NumberField
        label="Seed"
        value={shot.seed}
        onChange={setSeed}
        minValue={0}
        maxValue={LARGEST_SEED}
        step={1}
      />
      <button
        type="button"
        className="icon-button"
        aria-label="New seed"
        title="New seed"
        onClick={() => setSeed(Math.floor(Math.random() * LARGEST_SEED))}
      >
        <Dices size={16} strokeWidth={1.6} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Keep the seed"
        aria-pressed={shot.seedLocked}
        title={shot.seedLocked ? 'The seed stays' : 'Each render draws a new seed'}
        onClick={() => edits.setShot(shot.id, 'seed_locked', !shot.seedLocked)}
      >
        <Icon size={16} strokeWidth={1.6} aria-hidden />
      </button>
    </div>
  )
}
