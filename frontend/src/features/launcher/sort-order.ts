import { create } from 'zustand'
import { isOrder, type Order } from './order'

const KEY = 'launcher.order'

function storedOrder(): Order {
  const stored = localStorage.getItem(KEY)
  return isOrder(stored) ? stored : 'opened'
}

type SortOrder = { order: Order; choose: (order: string) => void }

/** How this machine's projects are sorted, remembered between visits. */
export const useSortOrder = create<SortOrder>((set) => ({
  order: storedOrder(),
  choose: (order) => {
    if (!isOrder(order)) return
    localStorage.setItem(KEY, order)
    set({ order })
  },
}))
