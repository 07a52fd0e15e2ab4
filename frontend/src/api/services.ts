import { queryOptions } from '@tanstack/react-query'
import { problemOf } from './problem'
import type { ServiceState } from './types'

async function readServices(): Promise<ServiceState[]> {
  const response = await fetch('/services.json')
  if (!response.ok) throw await problemOf(response)
  return ((await response.json()) as { services: ServiceState[] }).services
}

/** Every two seconds while the page is visible; react-query pauses hidden pages by itself. */
export const servicesQuery = () =>
  queryOptions({
    queryKey: ['services'],
    queryFn: readServices,
    refetchInterval: 2_000,
    retry: false,
  })
