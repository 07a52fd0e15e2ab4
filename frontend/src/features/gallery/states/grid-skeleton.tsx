import { Skeleton } from '@/components/skeleton'

/** Widths in px of what a first screen may look like. */
const widths = [224, 128, 180, 260, 120, 224, 160, 224, 300, 128, 224, 180, 140, 224, 260, 120]

/** Rows in the size of the tiles that come. */
export function GridSkeleton() {
  return (
    <div className="grid-skeleton" aria-hidden>
      {widths.map((width, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <Skeleton key={place} height={96} width={width} />
      ))}
    </div>
  )
}
