import { create } from 'zustand'
import { oneDraft, type RenderOptions } from './plan'
import type { Scope } from './scope'

type GenerateUi = { isOpen: boolean; scope: Scope; options: RenderOptions }

/** How this person last generated; what is meant is said each time. */
export const useGenerateUi = create<GenerateUi>(() => ({
  isOpen: false,
  scope: 'current',
  options: oneDraft,
}))

const set = useGenerateUi.setState

/** Asks what is to be generated and how, with what it will cost. */
export const openGenerate = (scope: Scope) => set({ isOpen: true, scope })

export const closeGenerate = () => set({ isOpen: false })

export const chooseScope = (scope: Scope) => set({ scope })

export const setOptions = (changes: Partial<RenderOptions>) =>
  set(({ options }) => ({ options: { ...options, ...changes } }))
