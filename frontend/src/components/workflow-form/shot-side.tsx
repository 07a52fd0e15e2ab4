import { createContext, type ReactNode, useContext } from 'react'
import type { SeedPolicy } from '@/lib/document/model'

/** What the prompt engine wrote from a shot; null while it is on its way. */
export type Written = {
  prompt: string | null
  negative: string | null
  /** What is to be said of it, such as a warning. */
  remarks: readonly string[]
}

/** What a form draws from its shot and not from the values of its workflow. */
export type ShotSide = {
  seed: number
  seedPolicy: SeedPolicy
  onSeed: (seed: number) => void
  onSeedPolicy: (policy: SeedPolicy) => void
  written: Written
  /** Stands at the foot of the prompt, such as the angle. */
  promptFoot: ReactNode
}

const ShotSideContext = createContext<ShotSide | null>(null)

export const ShotSideProvider = ShotSideContext.Provider

/** Null where a form is shown without a shot. */
export const useShotSide = (): ShotSide | null => useContext(ShotSideContext)
