import { create } from 'zustand'

/** What lies around pictures; `theme` leaves it to the theme. */
export const surrounds = ['theme', 'black', 'grey', 'white'] as const
export type Surround = (typeof surrounds)[number]

export const surroundLabels: Record<Surround, string> = {
  theme: 'As the theme',
  black: 'Black',
  grey: '18 % grey',
  white: 'White',
}

const KEY = 'surround'

export function isSurround(value: unknown): value is Surround {
  return surrounds.some((surround) => surround === value)
}

function storedSurround(): Surround {
  const stored = localStorage.getItem(KEY)
  return isSurround(stored) ? stored : 'theme'
}

type SurroundStore = { surround: Surround; choose: (surround: Surround) => void }

/** Kept on this machine; `public/theme.js` sets it before the first paint. */
export const useSurround = create<SurroundStore>((set) => ({
  surround: storedSurround(),
  choose: (surround) => {
    localStorage.setItem(KEY, surround)
    document.documentElement.dataset.surround = surround
    set({ surround })
  },
}))
