import { Skeleton } from '@/components/skeleton'

const places = Array.from({ length: 12 }, (_, place) => place)

export function PoolSkeleton() {
  return (
    <div className="pool-skeleton" aria-busy="true">
      {places.map((place) => (
        <Skeleton key={place} height={166} />
      ))}
    </div>
  )
}
