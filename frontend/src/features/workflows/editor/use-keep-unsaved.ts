import { useEffect } from 'react'
import { hasUnsaved, useEditor } from './editor-store'

/** A browser that is about to leave the page asks first while something is not saved. */
export function useKeepUnsaved(): void {
  const isUnsaved = useEditor(hasUnsaved)
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}
