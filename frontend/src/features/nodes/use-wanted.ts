import { getRouteApi } from '@tanstack/react-router'
import type { Wanted } from './models-like'

const route = getRouteApi('/settings/models')

/** Which models are looked for, as the address says. */
export function useWanted() {
  const wanted: Wanted = route.useSearch()
  const navigate = route.useNavigate()
  const want = (change: Wanted) =>
    void navigate({
      search: (before) => {
        const { q, folder, node, missing } = { ...before, ...change }
        return {
          ...(q && { q }),
          ...(folder && { folder }),
          ...(node && { node }),
          ...(missing && { missing }),
        }
      },
      replace: true,
    })
  return { wanted, want }
}
