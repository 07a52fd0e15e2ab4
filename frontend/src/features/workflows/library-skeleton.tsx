import { Skeleton } from '@/components/skeleton'

const places = Array.from({ length: 12 }, (_, place) => place)

/** As many cards as a small screen holds, in their size. */
export function GridSkeleton() {
  return (
    <div className="workflow-grid-skeleton" aria-hidden>
      {places.map((place) => (
        <Skeleton key={place} height={192} />
      ))}
    </div>
  )
}
