import { getRouteApi } from '@tanstack/react-router'
import { type PrintSearch, wishOf } from '@/lib/print-wish'

const route = getRouteApi('/p/$project/print')

/** What is printed, as the address says it, and how to say it otherwise. */
export function usePrintAddress() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (changes: { [Key in keyof PrintSearch]?: PrintSearch[Key] | undefined }) =>
    void navigate({
      search: (before) => {
        const next = Object.entries({ ...before, ...changes })
        return Object.fromEntries(next.filter(([, value]) => value !== undefined))
      },
      replace: true,
    })
  return { search, wish: wishOf(search), change }
}
