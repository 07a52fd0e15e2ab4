import { ApiProblem } from '@/api/problem'
import { Button } from '@/components/button'
import { ErrorNote } from '@/components/error-note'
import { useGallery } from '../gallery-context'
import { useChangeAddress } from '../use-gallery-address'

type Props = { error: unknown; onRetry: () => void }

/** A search that the service cannot read is mended in the box; all else is tried again. */
export function SearchFailed({ error, onRetry }: Props) {
  const { place } = useGallery()
  const change = useChangeAddress()
  const isRefused = error instanceof ApiProblem && error.status < 500
  if (isRefused && place.like !== null) {
    return (
      <div className="gallery-empty" role="alert">
        <b>Nothing can be compared with this file</b>
        <p>{error.message}</p>
        <Button look="box" onPress={() => change({ like: null })}>
          Back to the files
        </Button>
      </div>
    )
  }
  if (!isRefused || place.query.q === '') {
    return <ErrorNote title="The files cannot be read" error={error} onRetry={onRetry} />
  }
  return (
    <div className="gallery-empty" role="alert">
      <b>This search cannot be read</b>
      <p>{error.message}</p>
      <Button look="box" onPress={() => change({ q: '' })}>
        Show everything
      </Button>
    </div>
  )
}
