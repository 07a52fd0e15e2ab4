import { ErrorNote } from '@/components/error-note'

/** Shown when the launcher does not say where the services are. */
export function StartFailed({ error }: { error: unknown }) {
  return (
    <main className="p-6">
      <ErrorNote
        title="The console is not running"
        error={error}
        onRetry={() => window.location.reload()}
      />
    </main>
  )
}
