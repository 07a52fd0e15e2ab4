import { Skeleton } from '@/components/skeleton'

const ROWS = [0, 1, 2, 3]

/** The list in its size while it is read. */
export function ProjectsSkeleton() {
  return (
    <ul aria-label="Reading the projects">
      {ROWS.map((row) => (
        <li key={row} className="project">
          <div className="project-row">
            <div className="grid content-start gap-2">
              <Skeleton width={128} height={20} />
              <Skeleton width={80} height={12} />
              <Skeleton width={96} height={12} />
            </div>
            <Skeleton height="100%" />
            <Skeleton width={112} height={12} />
          </div>
        </li>
      ))}
    </ul>
  )
}
