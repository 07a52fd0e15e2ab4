import { Dices, Lock, LockOpen, Plus } from 'lucide-react'
import type { SeedPolicy } from '@/lib/document/model'
import { asNumber, type ControlProps } from './control-props'
import { NumberBox } from './number-box'
import { useShotSide } from './shot-side'

export const LARGEST_SEED = 2 ** 32 - 1

export const newSeed = (random: () => number = Math.random): number =>
  Math.floor(random() * LARGEST_SEED)

/** Said of the seed as it stands: what the next render does with it. */
const outlook: Record<SeedPolicy, string> = {
  fixed: 'The seed stays',
  random: 'Each render draws a new seed',
  increment: 'Each render takes the next seed',
}

type PolicyProps = { policy: SeedPolicy; onChange: (policy: SeedPolicy) => void }

function Policy({ policy, onChange }: PolicyProps) {
  const Icon = policy === 'fixed' ? Lock : LockOpen
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label="Keep the seed"
        aria-pressed={policy === 'fixed'}
        title={outlook[policy]}
        onClick={() => onChange(policy === 'fixed' ? 'random' : 'fixed')}
      >
        <Icon size={16} strokeWidth={1.6} aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Count the seed up"
        aria-pressed={policy === 'increment'}
        title={policy === 'increment' ? outlook.increment : 'One higher with each render'}
        onClick={() => onChange(policy === 'increment' ? 'random' : 'increment')}
      >
        <Plus size={16} strokeWidth={1.6} aria-hidden />
      </button>
    </>
  )
}

/** A seed with dice; that of a shot also says what becomes of it with each render. */
export function SeedInput({ input, value, describedBy, onChange }: ControlProps) {
  const side = useShotSide()
  const shot = input.role === 'seed' ? side : null
  const set = (seed: number) => {
    if (shot) shot.onSeed(seed)
    else onChange(seed)
  }
  return (
    <div className="seed">
      <NumberBox
        label={input.label}
        value={shot ? shot.seed : asNumber(value)}
        onChange={set}
        min={0}
        max={shot ? LARGEST_SEED : Number.MAX_SAFE_INTEGER}
        isWhole
        describedBy={describedBy}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={`New ${input.label.toLowerCase()}`}
        title="New seed"
        onClick={() => set(newSeed())}
      >
        <Dices size={16} strokeWidth={1.6} aria-hidden />
      </button>
      {shot && <Policy policy={shot.seedPolicy} onChange={shot.onSeedPolicy} />}
    </div>
  )
}
