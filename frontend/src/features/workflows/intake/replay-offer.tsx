import { History } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Replay } from '@/api/workflows'

/** The address under which the browser shows a file that nobody stored. */
function useFileUrl(file: File): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}

function Result({ file }: { file: File }) {
  const url = useFileUrl(file)
  if (url === null) return null
  return file.type.startsWith('video/') ? (
    <video className="replay-picture" src={url} muted loop autoPlay playsInline />
  ) : (
    <img className="replay-picture" src={url} alt={file.name} />
  )
}

/** A result with how it was made, and what has changed since. */
export function ReplayOffer({ file, replay }: { file: File; replay: Replay }) {
  const { template, seed, drift } = replay
  return (
    <section aria-label="How it was made" className="replay">
      <Result file={file} />
      <p className="t-12">
        {template ? (
          <>
            Made with <b>{template.title}</b>
          </>
        ) : (
          'Made with a workflow that the library does not have'
        )}
        {seed !== null && `, seed ${seed}`}.
        {drift.length === 0 && ' Rendered again, it is the same picture.'}
      </p>
      {drift.length > 0 && (
        <ul className="found-notes" aria-label="What has changed since">
          {drift.map(({ kind, message }) => (
            <li key={`${kind} ${message}`}>
              <History size={14} className="status-stale" aria-hidden />
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
