import { Link } from '@tanstack/react-router'
import { PageFrame } from '@/components/page-frame'

export function NotFound() {
  return (
    <PageFrame title="Director's Console">
      <div className="grid gap-2 p-6">
        <h1 className="t-18 strong">There is no such page</h1>
        <p>
          <Link to="/" className="underline">
            Go to all projects
          </Link>
        </p>
      </div>
    </PageFrame>
  )
}
