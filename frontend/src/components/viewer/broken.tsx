import { ImageOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type BrokenBecause, whyBroken } from '@/api/why-broken'
import type { ViewedPicture } from './viewed-picture'

function useCause(url: string): BrokenBecause | null {
  const [cause, setCause] = useState<BrokenBecause | null>(null)
  useEffect(() => {
    const asking = new AbortController()
    void whyBroken(url, asking.signal).then((found) => {
      if (!asking.signal.aborted) setCause(found)
    })
    return () => asking.abort()
  }, [url])
  return cause
}

function sentence(title: string, cause: BrokenBecause | null): string {
  switch (cause) {
    case 'gone':
      return `${title} cannot be shown. Its file was moved or deleted.`
    case 'undecodable':
      return `${title} cannot be shown. Its file is damaged, or of a kind that this browser does not know.`
    case 'unreachable':
      return `${title} cannot be shown. Its file cannot be reached at the moment.`
    case null:
      return `${title} cannot be shown.`
    default:
      return cause satisfies never
  }
}

/** In place of what the browser could not draw, with the reason. */
export function Broken({ picture }: { picture: ViewedPicture }) {
  const cause = useCause(picture.full)
  return (
    <p className="viewer-broken" role="status">
      <ImageOff size={20} strokeWidth={1.6} aria-hidden />
      {sentence(picture.title, cause)}
    </p>
  )
}
