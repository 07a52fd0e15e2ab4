import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorNote } from '@/components/error-note'
import { PageFrame } from '@/components/page-frame'

export function RouteError({ error, reset }: ErrorComponentProps) {
  return (
    <PageFrame title="Director's Console">
      <div className="p-6">
        <ErrorNote title="This page cannot be shown" error={error} onRetry={reset} />
      </div>
    </PageFrame>
  )
}
